import type { CountLine } from '../contract/counts.ts'
import type { RoundFacts } from '../contract/polls-shapes.ts'
import { plainName, readBallot } from '../rules.ts'
import { ruleOf } from './casting.ts'

// What a teller typed: whether it can be true, and in one way of writing it down, so that two entries can be compared.

export interface PaperEntry {
  issued: number
  returned: number
  invalid: number
  lines: CountLine[]
  orders?: string[][]
}

export type CountFault =
  | 'invalid-exceeds-returned'
  | 'issued-exceeds-assigned'
  | 'line-exceeds-returned'
  | 'unknown-option'
  | 'repeated-option'
  | 'lines-missing'
  | 'wrong-marks'
  | 'too-many-orders'
  | 'write-ins-not-allowed'

type Of = Pick<RoundFacts, 'kind' | 'mode' | 'most' | 'writeIns' | 'options'>

/**
 * Reads a count of paper. More ballots returned than issued is no fault of typing: the whole vote is void then, and the rules say so.
 * A line may add up to less than the valid ballots, since a line can be void alone, but never to more.
 * @param most how many papers can have gone out there; null where the venue alone knows
 */
export function readCount(
  entry: PaperEntry,
  round: Of,
  most: number | null,
): { fault: CountFault; option: string | null } | PaperEntry {
  const { issued, returned, invalid } = entry
  if (invalid > returned) return { fault: 'invalid-exceeds-returned', option: null }
  if (most !== null && issued > most) return { fault: 'issued-exceeds-assigned', option: null }
  const sums = { issued, returned, invalid }
  if (round.mode === 'rank') return readOrders(entry, round, sums)
  if (entry.orders !== undefined) return { fault: 'wrong-marks', option: null }
  const valid = returned - invalid
  const lines = new Map<string, CountLine>()
  const printed = new Map(round.options.map(({ id, label }) => [id, plainName(label)]))
  for (const line of entry.lines) {
    const option = printed.has(line.option) ? line.option : plainName(line.option)
    const fault = faultOf({ ...line, option }, round, printed, valid)
    if (fault) return { fault, option }
    if (lines.has(option)) return { fault: 'repeated-option', option }
    lines.set(option, plain(line, option, round.mode))
  }
  const missing = round.options.find(({ id }) => !lines.has(id))
  if (missing) return { fault: 'lines-missing', option: missing.id }
  const written = [...lines.values()]
    .filter(({ option, for: votes }) => !printed.has(option) && votes)
    .toSorted((a, b) => (a.option < b.option ? -1 : 1))
  return { ...sums, lines: [...round.options.map(({ id }) => lines.get(id)!), ...written] }
}

function faultOf(
  line: CountLine,
  { mode, writeIns }: Of,
  printed: ReadonlyMap<string, string>,
  valid: number,
): CountFault | null {
  const isPrinted = printed.has(line.option)
  if (!isPrinted && writeIns === 'none') return 'write-ins-not-allowed'
  if (!isPrinted && (line.option === '' || [...printed.values()].includes(line.option)))
    return 'unknown-option'
  if (!isPrinted && (line.against || line.abstain)) return 'wrong-marks'
  if ((mode === 'grades') !== (line.marks !== undefined)) return 'wrong-marks'
  if (mode === 'pick' && (line.against || line.abstain)) return 'wrong-marks'
  const marks = line.marks ?? { satisfied: 0, mostly: 0, dissatisfied: 0, unknown: 0 }
  const voices = (line.for ?? 0) + (line.against ?? 0) + (line.abstain ?? 0)
  const all = voices + marks.satisfied + marks.mostly + marks.dissatisfied + marks.unknown
  return all > valid ? 'line-exceeds-returned' : null
}

function plain(line: CountLine, option: string, mode: Of['mode']): CountLine {
  return mode === 'grades'
    ? { option, marks: line.marks! }
    : { option, for: line.for ?? 0, against: line.against ?? 0, abstain: line.abstain ?? 0 }
}

function readOrders(
  { orders = [], lines }: PaperEntry,
  round: Of,
  sums: Pick<PaperEntry, 'issued' | 'returned' | 'invalid'>,
): { fault: CountFault; option: string | null } | PaperEntry {
  if (lines.length > 0) return { fault: 'wrong-marks', option: null }
  if (orders.length > sums.returned - sums.invalid) return { fault: 'too-many-orders', option: null }
  for (const picks of orders) {
    const { fault, lines: read } = readBallot({ mode: 'rank', picks }, ruleOf(round))
    if (fault === 'unknown-option')
      return { fault, option: picks.find((id) => !round.options.some((o) => o.id === id)) ?? null }
    const repeated = read.find((line) => line.fault !== null)
    if (repeated) return { fault: 'repeated-option', option: repeated.option }
    if (fault !== null) return { fault: 'wrong-marks', option: null }
  }
  // In which order the papers lay says nothing and is not kept.
  const said = orders.map((order) => JSON.stringify(order)).toSorted()
  return { ...sums, lines: [], orders: said.map((order) => JSON.parse(order) as string[]) }
}

/** Where entries differ: 'issued', 'returned', 'invalid', 'orders', or the line. */
export function differencesOf(entries: readonly PaperEntry[]): string[] {
  const [first, ...others] = entries
  if (!first) return []
  const differ = new Set<string>()
  for (const other of others) {
    for (const sum of ['issued', 'returned', 'invalid'] as const)
      if (first[sum] !== other[sum]) differ.add(sum)
    if (JSON.stringify(first.orders) !== JSON.stringify(other.orders)) differ.add('orders')
    const of = (entry: PaperEntry) =>
      new Map(entry.lines.map((line) => [line.option, JSON.stringify(sorted(line))]))
    const [a, b] = [of(first), of(other)]
    for (const option of new Set([...a.keys(), ...b.keys()]))
      if (a.get(option) !== b.get(option)) differ.add(option)
  }
  return [...differ]
}

/** What PostgreSQL gives back has its keys in another order. */
const sorted = ({ option, marks, ...votes }: CountLine) => [
  option,
  votes.for ?? 0,
  votes.against ?? 0,
  votes.abstain ?? 0,
  marks ? [marks.satisfied, marks.mostly, marks.dissatisfied, marks.unknown] : null,
]
