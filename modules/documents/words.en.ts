import { words as desk } from './words/desk.en.ts'
import { words as folders } from './words/folders.en.ts'
import { words as names } from './words/papers.en.ts'
import { words as registers } from './words/registers.en.ts'
import type { Words } from './words.zh-CN.ts'

export const words: Words = {
  menu: {
    papers: 'Papers',
    papersWaiting: 'Papers for me',
    seals: 'Seals',
    registers: registers.menu,
    folders: folders.menu,
  },
  names,
  desk,
  permissions: {
    'documents.read_registers': 'See registers',
    'documents.keep_registers': 'Keep templates of registers',
    'documents.print_registers': 'Print registers',
    'documents.read_folders': 'See inspection folders',
    'documents.keep_folders': 'Keep inspection folders',
    'documents.bind_evidence': 'Bind evidence',
    'documents.hand_in_folders': 'Hand folders in',
    'documents.read': 'See papers',
    'documents.read_office': 'See the papers of one’s office',
    'documents.oversee': 'See every paper',
    'documents.draft': 'Draft papers',
    'documents.countersign': 'Countersign',
    'documents.approve': 'Approve',
    'documents.sign': 'Sign for the organ',
    'documents.number': 'Number, send out and file',
    'documents.read_seals': 'See seals and their use',
    'documents.enter_seal': 'Enter seals',
    'documents.set_seal': 'Set seals',
  },
  problems: { ...registers.problems, ...folders.problems, ...desk.problems },
}
