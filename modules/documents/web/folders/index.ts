import type { HomePart, MenuEntry, PageEntry } from '../../../../web/lib/module.ts'

export const folderPages: readonly PageEntry[] = [
  { path: '/documents/folders', can: 'documents.read_folders', load: () => import('./FoldersPage.tsx') },
  { path: '/documents/folders/:id', can: 'documents.read_folders', load: () => import('./FolderPage.tsx') },
  {
    path: '/documents/folders/:id/standards',
    can: 'documents.keep_folders',
    load: () => import('./ImportPage.tsx'),
  },
  {
    path: '/documents/folders/:id/inspection',
    can: 'documents.read_folders',
    load: () => import('./InspectPage.tsx'),
  },
]
export const folderMenu: readonly MenuEntry[] = [
  {
    key: 'folders',
    path: '/documents/folders',
    can: 'documents.read_folders',
    order: 45,
    owns: /^\/documents\/folders/,
  },
]
export const folderHome: readonly HomePart[] = [
  { key: 'folders', can: 'documents.bind_evidence', order: 45, load: () => import('./MissingHere.tsx') },
]
