import { isCivilDate } from '../../../platform/civil.ts'
import { readTable } from '../../../platform/files/table-reading.ts'

/** The columns of a register, by any of their titles; the first is the one our own sheet carries. */
export const registerTitles = {
  name: ['姓名', '选民姓名', '户代表', '居民代表', 'name'],
  building: ['楼组', '楼栋', '楼号', '居民小组', '小组', 'building', 'group'],
  room: ['室号', '门牌', '户号', '房号', '室', 'room', 'flat'],
  bornOn: ['出生日期', '出生年月日', '生日', 'born on', 'born'],
  phone: ['手机', '手机号', '手机号码', '联系电话', '电话', 'phone', 'mobile'],
} as const

export interface WrittenVoter {
  line: number
  name: string | null
  building: string | null
  room: string | null
  /** False where something stands there that is no day. */
  bornOn: string | null | false
  phone: string | null
  hasFormula: boolean
}
export interface WrittenRegister {
  lines: WrittenVoter[]
  /** Titles of columns that were left unread. */
  unread: string[]
}

/** What stands on each line of a register. Nothing is decided here. Throws a TableProblem for what is no register. */
export async function readRegister(bytes: Buffer): Promise<WrittenRegister> {
  const { rows, unread } = await readTable(bytes, {
    titles: registerTitles,
    isHead: (named) => named.has('name') && named.has('building'),
    // One neighbourhood has a few thousand voters.
    most: 12_000,
  })
  const lines = rows.map(({ texts, ...line }) => ({ ...texts, ...line, bornOn: dayOf(texts.bornOn) }))
  return { lines, unread }
}

/** 1962-08-15, 1962/8/15, 1962年8月15日, 19620815. */
function dayOf(text: string | null): string | null | false {
  if (text === null) return null
  const [, year = '', month = '', day = ''] =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text) ?? []
  const on = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isCivilDate(on) ? on : false
}
