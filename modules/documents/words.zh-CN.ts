import { words as desk } from './words/desk.zh-CN.ts'
import { words as folders } from './words/folders.zh-CN.ts'
import { words as names } from './words/papers.zh-CN.ts'
import { words as registers } from './words/registers.zh-CN.ts'

/** Everything this module says, composed of the words of its nouns. */
export const words = {
  menu: {
    papers: '公文',
    papersWaiting: '等我办',
    seals: '印章',
    registers: registers.menu,
    folders: folders.menu,
  },
  names,
  desk,
  permissions: {
    'documents.read_registers': '看台账',
    'documents.keep_registers': '维护台账模板',
    'documents.print_registers': '打印台账',
    'documents.read_folders': '看迎检夹',
    'documents.keep_folders': '建立迎检夹',
    'documents.bind_evidence': '放佐证',
    'documents.hand_in_folders': '交迎检夹',
    'documents.read': '看公文',
    'documents.read_office': '看本单位的公文',
    'documents.oversee': '看全部公文',
    'documents.draft': '拟稿',
    'documents.countersign': '会签',
    'documents.approve': '签批',
    'documents.sign': '签发',
    'documents.number': '编号、印发、归档',
    'documents.read_seals': '看印章和用印登记',
    'documents.enter_seal': '登记印章',
    'documents.set_seal': '用印',
  },
  problems: { ...registers.problems, ...folders.problems, ...desk.problems },
}
export type Words = typeof words
