import type { MenuEntry, PageEntry } from '../../../../web/lib/module.ts'

export const registerPages: readonly PageEntry[] = [
  {
    path: '/documents/registers',
    can: 'documents.read_registers',
    load: () => import('./RegistersPage.tsx'),
  },
  {
    path: '/documents/registers/:id',
    can: 'documents.read_registers',
    load: () => import('./RegisterPage.tsx'),
  },
]
export const registerMenu: readonly MenuEntry[] = [
  {
    key: 'registers',
    path: '/documents/registers',
    can: 'documents.read_registers',
    order: 44,
    owns: /^\/documents\/registers/,
  },
]
