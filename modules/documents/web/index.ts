import type { WebModule } from '../../../web/lib/module.ts'
import { folderHome, folderMenu, folderPages } from './folders/index.ts'
import { registerMenu, registerPages } from './registers/index.ts'
import { documentsWords } from './words.ts'

/** The papers of the office at the desk and on the phone. */
export const web: WebModule = {
  name: 'documents',
  words: documentsWords,
  staff: {
    pages: [
      { path: '/documents/papers', can: 'documents.read', load: () => import('./papers/PapersPage.tsx') },
      { path: '/documents/papers/new', can: 'documents.draft', load: () => import('./papers/DraftPage.tsx') },
      { path: '/documents/papers/:id', can: 'documents.read', load: () => import('./papers/PaperPage.tsx') },
      {
        path: '/documents/papers/:id/edit',
        can: 'documents.draft',
        load: () => import('./papers/DraftPage.tsx'),
      },
      {
        path: '/documents/papers/:id/sheet',
        can: 'documents.read',
        load: () => import('./approvals/SheetPage.tsx'),
      },
      {
        path: '/documents/papers/:id/versions',
        can: 'documents.read',
        load: () => import('./papers/VersionsPage.tsx'),
      },
      {
        path: '/documents/waiting',
        can: 'documents.read',
        load: () => import('./approvals/WaitingPage.tsx'),
      },
      {
        path: '/documents/numbers',
        can: 'documents.oversee',
        load: () => import('./papers/NumbersPage.tsx'),
      },
      { path: '/documents/check', can: 'documents.read', load: () => import('./papers/CheckPage.tsx') },
      {
        path: '/documents/deputies',
        can: 'documents.read',
        load: () => import('./approvals/DeputiesPage.tsx'),
      },
      { path: '/documents/seals', can: 'documents.read_seals', load: () => import('./seals/SealsPage.tsx') },
      {
        path: '/documents/seals/:id',
        can: 'documents.read_seals',
        load: () => import('./seals/SealPage.tsx'),
      },
      { path: '/documents/seal-uses/:id', can: 'documents.read', load: () => import('./seals/UsePage.tsx') },
      ...registerPages,
      ...folderPages,
    ],
    menu: [
      {
        key: 'papers',
        path: '/documents/papers',
        owns: /^\/documents\/(numbers|check|deputies)/,
        can: 'documents.read',
        order: 40,
        press: 'd',
      },
      { key: 'papersWaiting', path: '/documents/waiting', can: 'documents.read', order: 41, press: 'w' },
      {
        key: 'seals',
        path: '/documents/seals',
        owns: /^\/documents\/seal-uses\//,
        can: 'documents.read_seals',
        order: 42,
      },
      ...registerMenu,
      ...folderMenu,
    ],
    home: [
      { key: 'papers', can: 'documents.read', order: 5, load: () => import('./approvals/Waiting.tsx') },
      ...folderHome,
    ],
  },
}
