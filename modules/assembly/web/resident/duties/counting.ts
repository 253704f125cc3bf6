import type { BodyOf } from '../../../../../platform/contract.ts'
import type { CountLine, enterPaperCount } from '../../../contract/counts.ts'
import { plainName } from '../../../rules.ts'
import type { Sheet } from '../vote/marking.ts'

/** What a teller types, as it stands in the fields: a number that is not there yet is not a nought. */
export type Typed = Readonly<Record<string, string>>
export interface TypedName {
  readonly id: number
  readonly name: string
  readonly votes: string
}

/** The columns of a line: what is counted apart on this kind of ballot. */
export const columnsOf = (mode: Sheet['mode']): readonly Column[] =>
  mode === 'approve'
    ? ['for', 'against', 'abstain']
    : mode === 'grades'
      ? ['satisfied', 'mostly', 'dissatisfied', 'unknown']
      : ['for']
export type Column = 'for' | 'against' | 'abstain' | 'satisfied' | 'mostly' | 'dissatisfied' | 'unknown'
export const heads = ['issued', 'returned', 'invalid'] as const
export const fieldOf = (option: string, column: Column) => `${option} ${column}`

export type CountFault =
  | { kind: 'missing' | 'not-whole' | 'twice' | 'printed' }
  | { kind: 'over-returned' | 'invalid-over'; count: number }
  | { kind: 'over-valid'; sum: number; valid: number }
  /** Of a ranked list: not as many orders as valid ballots, or a line that cannot be read. */
  | { kind: 'orders'; count: number; valid: number; line: number | null }

/** What looks strange and may be true all the same. */
export type CountRemark =
  | { kind: 'returned-over' }
  | { kind: 'under-valid'; option: string; sum: number; valid: number }

export interface CountReading {
  /** By field; written names by `name 3` and `votes 3`. */
  readonly faults: ReadonlyMap<string, CountFault>
  readonly remarks: readonly CountRemark[]
  /** What is sent; null while anything is wrong. */
  readonly count: Count | null
  /** Of a ranked list: how many orders are there, and the first line that cannot be read. */
  readonly orders: { readonly read: number; readonly bad: number | null } | null
}
export type Count = Omit<BodyOf<typeof enterPaperCount>, 'boxId'>

const numberOf = (text: string | undefined): number | null => {
  const plain = (text ?? '').normalize('NFKC').trim()
  return /^\d{1,7}$/.test(plain) ? Number(plain) : null
}

/**
 * Reads what a teller typed. More of anything than ballots were returned cannot be sent; more returned than issued can, because a box
 * may hold them, and then the vote is void and repeated.
 */
export function readCount(sheet: Sheet, typed: Typed, written: readonly TypedName[]): CountReading {
  const faults = new Map<string, CountFault>()
  const remarks: CountRemark[] = []
  const read = (field: string): number => {
    const value = numberOf(typed[field])
    if (value === null) faults.set(field, { kind: typed[field]?.trim() ? 'not-whole' : 'missing' })
    return value ?? 0
  }
  const issued = read('issued')
  const returned = read('returned')
  const invalid = read('invalid')
  const known = !faults.has('returned')
  if (known && invalid > returned) faults.set('invalid', { kind: 'invalid-over', count: returned })
  if (known && !faults.has('issued') && returned > issued) remarks.push({ kind: 'returned-over' })
  const valid = returned - invalid
  const ranked = sheet.mode === 'rank' ? readOrders(sheet, typed.orders ?? '') : null
  if (ranked && (ranked.bad !== null || (known && ranked.orders.length !== valid)))
    faults.set('orders', { kind: 'orders', count: ranked.orders.length, valid, line: ranked.bad })
  const lines = ranked ? [] : sheet.options.map(({ id }) => readLine(id))
  const names = ranked ? [] : readNames(sheet, written, known ? valid : null, faults)
  const whole = { issued, returned, invalid, lines: [...lines, ...names] }
  return {
    faults,
    remarks,
    orders: ranked && { read: ranked.orders.length, bad: ranked.bad },
    count: faults.size > 0 ? null : ranked ? { ...whole, orders: ranked.orders } : whole,
  }

  function readLine(id: string): CountLine {
    const columns = columnsOf(sheet.mode)
    const counts = columns.map((column) => read(fieldOf(id, column)))
    const [first = 0, second = 0, third = 0, fourth = 0] = counts
    const whole = columns.every((column) => !faults.has(fieldOf(id, column)))
    const sum = counts.reduce((total, one) => total + one, 0)
    if (known && whole && !faults.has('invalid')) {
      if (sum > valid)
        for (const column of columns.filter((_, at) => counts[at] !== 0).slice(-1))
          faults.set(fieldOf(id, column), { kind: 'over-valid', sum, valid })
      // Blank lines of a valid ballot abstain, so that the three come to the valid ballots; grades may be left blank.
      else if (sheet.mode === 'approve' && sum < valid)
        remarks.push({ kind: 'under-valid', option: id, sum, valid })
    }
    if (sheet.mode === 'grades')
      return {
        option: id,
        marks: { satisfied: first, mostly: second, dissatisfied: third, unknown: fourth },
      }
    return sheet.mode === 'approve'
      ? { option: id, for: first, against: second, abstain: third }
      : { option: id, for: first }
  }
}

/** Orders as they are typed: a line for each valid ballot with the numbers of the list, the best first; a dash is a blank ballot. */
function readOrders(sheet: Sheet, text: string): { orders: string[][]; bad: number | null } {
  const orders: string[][] = []
  let bad: number | null = null
  for (const [at, line] of text.normalize('NFKC').split('\n').entries()) {
    if (line.trim() === '') continue
    const numbers = /^\s*[-–—－]+\s*$/.test(line) ? [] : line.trim().split(/[\s,、，]+/)
    const ids = numbers.map((number) =>
      /^\d{1,3}$/.test(number) ? sheet.options[Number(number) - 1]?.id : undefined,
    )
    const known = ids.filter((id) => id !== undefined)
    const right =
      known.length === ids.length && new Set(known).size === known.length && known.length <= sheet.most
    if (!right) bad ??= at + 1
    orders.push(known)
  }
  return { orders, bad }
}

function readNames(
  sheet: Sheet,
  names: readonly TypedName[],
  valid: number | null,
  faults: Map<string, CountFault>,
): CountLine[] {
  const printed = new Set(sheet.options.map(({ name }) => plainName(name)))
  const seen = new Set<string>()
  return names.flatMap(({ id, name, votes }) => {
    const plain = plainName(name)
    if (plain === '' && votes.trim() === '') return []
    const count = numberOf(votes)
    if (plain === '') faults.set(`name ${id}`, { kind: 'missing' })
    else if (printed.has(plain)) faults.set(`name ${id}`, { kind: 'printed' })
    else if (seen.has(plain)) faults.set(`name ${id}`, { kind: 'twice' })
    if (count === null) faults.set(`votes ${id}`, { kind: votes.trim() ? 'not-whole' : 'missing' })
    else if (valid !== null && count > valid)
      faults.set(`votes ${id}`, { kind: 'over-returned', count: valid })
    seen.add(plain)
    return [{ option: plain, for: count ?? 0 }]
  })
}

/** The fields of a count that was sent before; what is to be counted again is left empty, so that nobody only looks it over. */
export function typedOf(
  sheet: Sheet,
  count: Count,
  differ: readonly string[] = [],
): { typed: Typed; names: readonly TypedName[] } {
  const typed: Record<string, string> = {}
  for (const head of heads) if (!differ.includes(head)) typed[head] = String(count[head])
  const printed = new Set(sheet.options.map(({ id }) => id))
  const names: TypedName[] = []
  for (const line of count.lines) {
    const again = differ.includes(line.option)
    if (!printed.has(line.option)) {
      names.push({ id: names.length, name: line.option, votes: again ? '' : String(line.for ?? 0) })
      continue
    }
    if (again) continue
    for (const column of columnsOf(sheet.mode))
      typed[fieldOf(line.option, column)] = String(
        column === 'for' || column === 'against' || column === 'abstain'
          ? (line[column] ?? 0)
          : (line.marks?.[column] ?? 0),
      )
  }
  // Orders are many: they stay, to be gone through again.
  if (count.orders)
    typed.orders = count.orders
      .map(
        (order) =>
          order.map((id) => sheet.options.findIndex((option) => option.id === id) + 1).join(' ') || '-',
      )
      .join('\n')
  return { typed, names }
}
