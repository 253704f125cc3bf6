import { isCivilDate } from '../../../platform/civil.ts'
import type { ReadStandard } from '../contract/folders.ts'
import type { EvidenceKind } from './folders.ts'

// Reads the standards of an assessment from a pasted text or the rows of a sheet. Nothing is guessed silently: what is understood is shown
// line by line before anything is kept.

export interface OfficeName {
  id: string
  name: string
  shortName: string
}

type Column = 'code' | 'section' | 'words' | 'kind' | 'count' | 'weight' | 'office' | 'due'
const titles: Readonly<Record<Column, RegExp>> = {
  code: /^(序号|编号|指标编号|点位编号|代码|标准号|no\.?|code)$/i,
  section: /^(类别|分类|项目|测评项目|一级指标|板块|section)$/i,
  words:
    /^(内容|标准|测评标准|测评内容|指标内容|要求|工作要求|考核标准|点位|点位名称|指标|二级指标|standard|words)$/i,
  kind: /^(材料类型|佐证类型|佐证材料|材料|佐证|测评方式|evidence)$/i,
  count: /^(数量|份数|材料数量|件数|count)$/i,
  weight: /^(分值|权重|得分|分数|weight)$/i,
  office: /^(责任部门|责任单位|牵头部门|责任科室|部门|科室|office)$/i,
  due: /^(截止日期|完成时限|时限|期限|due)$/i,
}

const kindWords: readonly (readonly [RegExp, EvidenceKind])[] = [
  [/照片|图片|影像|扫描|截图|视频/, 'file'],
  [/台账|记录|登记|巡查|活动/, 'record'],
  [/文件|通知|方案|纪要|制度|公文|函/, 'paper'],
  [/数据|指标|比例|覆盖率|参与率|率$/, 'indicator'],
]
/** The kind of evidence a few words ask for; null when they do not say, or say several. */
export function kindSaid(said: string): EvidenceKind | null {
  const found = kindWords.filter(([pattern]) => pattern.test(said)).map(([, kind]) => kind)
  return found.length === 1 ? (found[0] ?? null) : null
}

type Said = Partial<Record<Column, string | null>>

/** Rows of a sheet, or of a table that was pasted: the first row with two known titles is the head. Null stands for a formula. */
export function readRows(
  rows: readonly (readonly (string | null)[])[],
  offices: readonly OfficeName[],
): ReadStandard[] {
  const head = rows
    .slice(0, 20)
    .findIndex((row) => columnsOf(row).size >= 2 && [...columnsOf(row).values()].includes('words'))
  if (head < 0) return []
  const columns = columnsOf(rows[head] ?? [])
  let section: string | null = null
  const read: ReadStandard[] = []
  for (const [index, row] of rows.entries()) {
    if (index <= head || row.every((cell) => cell === '')) continue
    const said: Said = Object.fromEntries(
      [...columns].map(([at, column]) => [column, row[at] ?? (row[at] === null ? null : '')]),
    )
    // A merged cell of sections stands only in its first row.
    if (said.section) section = said.section
    read.push(standardOf({ ...said, section: section ?? '' }, index + 1, read, offices))
  }
  return read
}

function columnsOf(row: readonly (string | null)[]): Map<number, Column> {
  const found = new Map<number, Column>()
  for (const [at, cell] of row.entries()) {
    const title = (cell ?? '').replace(/[\s*＊:：]|[（(].*?[）)]/g, '')
    const column = (Object.keys(titles) as Column[]).find((key) => titles[key].test(title))
    if (column && ![...found.values()].includes(column)) found.set(at, column)
  }
  return found
}

const sectionLine =
  /^(第[一二三四五六七八九十百]+[章节部分]|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)])\s*(.*)$/
const codeLine = /^([A-Za-z]?\d+(?:[.．-]\d+)*)\s*[.、．)）:：]?\s*(.*)$/

/**
 * A pasted text: a table (cells between tabs) as a table; otherwise "一、" lines are sections and "1.2 …" lines standards. In brackets at the
 * end may stand how much and whose: "（照片3张，2分，管理办）".
 */
export function readText(text: string, offices: readonly OfficeName[]): ReadStandard[] {
  const lines = text.split(/\r?\n/)
  if (lines.filter((line) => line.includes('\t')).length > 1) {
    const table = readRows(
      lines.map((line) => line.split('\t').map((cell) => cell.trim())),
      offices,
    )
    if (table.length > 0) return table
  }
  let section = ''
  const read: ReadStandard[] = []
  for (const [index, raw] of lines.entries()) {
    const line = raw.trim()
    if (line === '') continue
    const [, , heading] = sectionLine.exec(line) ?? []
    if (heading !== undefined) {
      section = heading.replace(/[：:]$/, '')
      continue
    }
    const [, code = '', rest = line] = codeLine.exec(line) ?? []
    const last = read.at(-1)
    if (code === '' && last && read.length > 0 && !/[。；;]$/.test(last.words)) {
      // A line without a number goes on with the one above.
      last.words += rest
      continue
    }
    read.push(standardOf({ ...remarks(rest, offices), code, section }, index + 1, read, offices))
  }
  return read
}

const small: Readonly<Record<string, number>> = {
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
}

/** What stands in brackets at the end of a line: how much, how many points, whose. Whatever is none of these stays in the words. */
function remarks(line: string, offices: readonly OfficeName[]): Said {
  const [, words = '', inside = ''] = /^(.*?)[（(]([^（）()]*)[）)][。；;]?$/.exec(line) ?? []
  if (inside === '') return { words: line }
  const said: Said = { words }
  const left: string[] = []
  for (const part of inside.split(/[，,、；;]/).map((one) => one.trim())) {
    const [, points] = /^(\d+(?:\.\d+)?)\s*分$/.exec(part) ?? []
    const [, what = '', count] =
      /^(.*?)(?:≥|不少于|至少)?\s*(\d+|[一二两三四五六七八九十])\s*[张份次个件条篇]$/.exec(part) ?? []
    if (points) said.weight = points
    else if (count) Object.assign(said, { count: String(small[count] ?? count), kind: what })
    else if (officeNamed(part, offices)) said.office = part
    else if (kindSaid(part) !== null) said.kind = part
    else left.push(part)
  }
  return left.length > 0 ? { words: line } : said
}

function officeNamed(said: string, offices: readonly OfficeName[]): OfficeName | undefined {
  const plain = said.replace(/\s/g, '')
  return offices.find(({ name, shortName }) => name === plain || shortName === plain)
}

function standardOf(
  said: Said,
  line: number,
  before: readonly ReadStandard[],
  offices: readonly OfficeName[],
): ReadStandard {
  const isFormula = Object.values(said).includes(null)
  const code = (said.code ?? '').trim() || String(before.length + 1)
  const words = (said.words ?? '').trim()
  const officeSaid = (said.office ?? '').trim()
  const office = officeSaid === '' ? undefined : officeNamed(officeSaid, offices)
  const number = (text: string | null | undefined) =>
    Number((text ?? '').replace(/[分份张次个件条]/g, '').trim() || Number.NaN)
  const weight = said.weight ? number(said.weight) : null
  const count = said.count ? number(said.count) : 1
  const day = (said.due ?? '')
    .trim()
    .replace(/[./年月]/g, '-')
    .replace(/日$/, '')
  const due = day === '' ? null : day.replace(/-(\d)(?=-|$)/g, '-0$1')
  const problem: ReadStandard['problem'] = isFormula
    ? 'formula'
    : words === ''
      ? 'no_words'
      : before.some((one) => one.code === code)
        ? 'code_twice'
        : (weight !== null && !(weight >= 0 && weight <= 10_000)) ||
            !(Number.isInteger(count) && count >= 1 && count <= 999)
          ? 'bad_number'
          : due !== null && !isCivilDate(due)
            ? 'bad_day'
            : officeSaid !== '' && !office
              ? 'unknown_office'
              : null
  return {
    line,
    code: code.slice(0, 40),
    section: (said.section ?? '').trim().slice(0, 200) || null,
    words: words.slice(0, 2_000),
    needsKind: kindSaid(said.kind ?? ''),
    needsCount: Number.isInteger(count) && count >= 1 && count <= 999 ? count : 1,
    weight: weight !== null && weight >= 0 && weight <= 10_000 ? weight : null,
    officeId: office?.id ?? null,
    officeName: officeSaid || null,
    dueOn: due !== null && isCivilDate(due) ? due : null,
    problem,
  }
}
