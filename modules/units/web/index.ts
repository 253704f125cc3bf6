import type { WebModule } from '../../../web/lib/module.ts'
import { unitsWords } from './words.ts'

/** The words of roles, lines of work and kinds of unit, for the pages of later modules: `useWords(unitsWords)`. */
export { unitsWords } from './words.ts'

const load = () => import('./WhoAnswers.tsx')

export const web: WebModule = {
  name: 'units',
  words: unitsWords,
  staff: {
    pages: [
      { path: '/units', can: 'units.read', load },
      { path: '/units/:id', can: 'units.read', load },
    ],
    menu: [{ key: 'answers', path: '/units', can: 'units.read', order: 60, press: 'u' }],
  },
}
