import type { ComponentType } from 'react'
import { languageChoice } from '../../../../web/lib/language.tsx'
import type { PageEntry } from '../../../../web/lib/module.ts'
import { draftWords } from './words.ts'

/** A page and its words travel side by side, so that it is drawn once and not twice. */
const withWords = (load: () => Promise<{ default: ComponentType }>) => async () => {
  const [page] = await Promise.all([load(), draftWords.load(languageChoice.get())])
  return page
}

/** The pages from a plan's own text to its adoption. */
export const draftPages: readonly PageEntry[] = [
  { path: '/plans/import', can: 'plans.draft', load: withWords(() => import('./import/ImportPage.tsx')) },
  { path: '/plans/drafts/:id', can: 'plans.draft', load: withWords(() => import('./desk/DeskPage.tsx')) },
  {
    path: '/plans/drafts/:id/compare',
    can: 'plans.draft',
    load: withWords(() => import('./compare/ComparePage.tsx')),
  },
  {
    path: '/plans/drafts/:id/adopt',
    can: 'plans.adopt',
    load: withWords(() => import('./adopt/AdoptPage.tsx')),
  },
]
