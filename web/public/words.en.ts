import type { PublicWords } from './words.zh-CN.ts'

export const words: PublicWords = {
  name: 'Promises kept in public',
  motto: 'What was promised, and how far it is',
  menu: 'Sections',
  home: 'First page',
  size: 'Text size',
  sizes: { normal: 'Standard', large: 'Large' },
  emptyTitle: 'Nothing has been published yet',
  emptyLead:
    'Once the promises of the year are decided and released, their full text appears here; every number opens to show how far it is.',
  staffDoor: 'Staff entrance',
  foot: 'Each number here comes from records that were checked one by one and released, down to the photos taken on the spot.',
}
