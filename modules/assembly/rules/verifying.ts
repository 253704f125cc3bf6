import { Check, Errors } from 'typebox/schema'
import { NotCanonical, readCanonical, writeCanonical } from './canonical.ts'
import { merge } from './merging.ts'
import { type FilePath, pointerOf, sayPlace } from './places.ts'
import { type PublishedFacts, PublishedPoll } from './published.ts'
import { digestOf, digestsOf } from './publishing.ts'
import { recount } from './recounting.ts'
import { attempt, WrongInput } from './wrong-input.ts'

export type FaultName =
  | 'not-canonical'
  | 'wrong-shape'
  | 'digest-differs'
  | 'repeated'
  | 'not-sorted'
  | 'voter-missing'
  | 'voter-named'
  | 'more-than-assigned'
  | 'tellers-differ'
  | 'cannot-be-counted'
  | 'result-differs'
  | 'result-missing'

const faultWords: Readonly<Record<FaultName, string>> = {
  'not-canonical': '写法与公布时的规范格式不同，文件被改动过',
  'wrong-shape': '内容不合格式',
  'digest-differs': '内容与校验码不符',
  repeated: '出现了两次',
  'not-sorted': '没有按编号顺序排列',
  'voter-missing': '记名表决的选票没有投票人',
  'voter-named': '无记名或举手表决的选票不应有投票人',
  'more-than-assigned': '多于分配到这种投票方式的人数',
  'tellers-differ': '计票人录入的数字与票箱的数字不一致，或不足两人录入',
  'cannot-be-counted': '数字互相矛盾，无法计票',
  'result-differs': '与重新计票的结果不一致',
  'result-missing': '没有结果，也没有写明作废',
}

export interface FileFault {
  name: FaultName
  /** JSON pointer of the place. */
  at: string
  /** The place in words, 第 3 张电子选票. */
  place: string
  /** What is wrong there, in words. */
  what: string
}

export interface Verification {
  ok: boolean
  /** Whether it is, or was before somebody changed it, the file of a poll at all. */
  isPoll: boolean
  /** The digest of what stands in the file; null when it cannot be read. */
  digest: string | null
  faults: FileFault[]
  poll: PublishedPoll | null
}

/**
 * Counts the file of a closed poll again and looks at every byte of it: whatever was changed, it fails and says where. A file that was
 * made anew as a whole, with all its digests, it cannot tell from a true one; for that its digest is compared with the one on the signed
 * sheet. Bytes that are no UTF-8 must come as U+FFFD and a byte order mark as U+FEFF, as a `TextDecoder` with `ignoreBOM` gives them.
 */
export function verifyPublished(text: string): Verification {
  const faults: FileFault[] = []
  const value = read(text, faults)
  if (value === undefined) return { ok: false, isPoll: looksLikePoll(text), digest: null, faults, poll: null }
  if (!Check(PublishedPoll, value)) {
    const paths = Errors(PublishedPoll, value)[1].map(({ instancePath }) => instancePath)
    const deepest = paths.reduce((deepest, path) => (path.length > deepest.length ? path : deepest), '')
    const path = deepest.split('/').slice(1).map(unescaped)
    say(faults, 'wrong-shape', path)
    return { ok: false, isPoll: looksLikePoll(text), digest: null, faults, poll: null }
  }
  const { digest, ...rest } = value
  const found = digestOf(rest)
  compareDigests(value, faults)
  findDisorder(value, faults)
  countAgain(value, faults)
  if (found !== digest) say(faults, 'digest-differs', ['digest'])
  return { ok: faults.length === 0, isPoll: true, digest: found, faults, poll: value }
}

function say(faults: FileFault[], name: FaultName, path: FilePath, more = ''): void {
  faults.push({ name, at: pointerOf(path), place: sayPlace(path), what: `${faultWords[name]}${more}` })
}

function read(text: string, faults: FileFault[]): unknown {
  try {
    return readCanonical(text)
  } catch (error) {
    if (!(error instanceof NotCanonical)) throw error
    say(faults, 'not-canonical', error.path, `（第 ${error.position + 1} 个字符处）`)
    return undefined
  }
}

/** One changed byte may hit any of these signs, hardly two; a program that laid the file out anew put blanks into them. */
function looksLikePoll(text: string): boolean {
  const signs = [
    /\{\s*"attendance"\s*:\s*\{/,
    /"digests"\s*:\s*\{/,
    /"format"\s*:\s*"lilong\.poll\//,
    /"signatures"\s*:\s*\[/,
  ]
  return signs.filter((sign) => sign.test(text)).length >= 2
}

function unescaped(key: string): string {
  return key.replaceAll('~1', '/').replaceAll('~0', '~')
}

function compareDigests(poll: PublishedPoll, faults: FileFault[]): void {
  const { digests: said } = poll
  const found = digestsOf(poll)
  for (const section of ['poll', 'round', 'attendance', 'sums', 'result', 'voided'] as const)
    if (said[section] !== found[section]) say(faults, 'digest-differs', [section])
  for (const section of ['options', 'ballots', 'boxes', 'hands', 'signatures'] as const) {
    const most = Math.max(said[section].length, found[section].length)
    for (let at = 0; at < most; at++)
      if (said[section][at] !== found[section][at]) say(faults, 'digest-differs', [section, at])
  }
}

function findDisorder({ poll, ballots, options }: PublishedFacts, faults: FileFault[]): void {
  const lines = new Set<string>()
  for (const [at, { id }] of options.entries()) {
    if (lines.has(id)) say(faults, 'repeated', ['options', at])
    lines.add(id)
  }
  const voters = new Set<string>()
  for (const [at, { id, voter }] of ballots.entries()) {
    const former = ballots[at - 1]?.id
    if (former === id) say(faults, 'repeated', ['ballots', at])
    else if (former !== undefined && former > id) say(faults, 'not-sorted', ['ballots', at])
    if (voter === undefined && poll.secrecy === 'named') say(faults, 'voter-missing', ['ballots', at])
    if (voter === undefined) continue
    if (poll.secrecy !== 'named') say(faults, 'voter-named', ['ballots', at])
    if (voters.has(voter.id)) say(faults, 'repeated', ['ballots', at, 'voter'])
    voters.add(voter.id)
  }
}

function countAgain(facts: PublishedFacts, faults: FileFault[]): void {
  const { attendance, ballots, boxes, hands } = facts
  const { assigned, present } = attendance
  const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)
  if (sum(Object.values(assigned)) > present) say(faults, 'more-than-assigned', ['attendance', 'present'])
  if (ballots.length > assigned.phone) say(faults, 'more-than-assigned', ['ballots'])
  if (sum(boxes.map(({ issued }) => issued)) > assigned.paper) say(faults, 'more-than-assigned', ['boxes'])
  if (sum(hands.map(({ voters }) => voters)) > assigned.hands) say(faults, 'more-than-assigned', ['hands'])
  if (facts.result === null || facts.sums === null) {
    if (facts.voided === null || facts.result !== facts.sums) say(faults, 'result-missing', ['result'])
    return
  }
  for (const [at, box] of boxes.entries())
    if (!tellersAgree(box)) say(faults, 'tellers-differ', ['boxes', at])
  const counted = attempt(() => recount(facts))
  if (counted instanceof WrongInput) {
    say(faults, 'cannot-be-counted', ['sums'], `：${counted.message}`)
    return
  }
  for (const section of ['sums', 'result'] as const) {
    const path = firstDifference(facts[section], counted[section])
    if (path !== null) say(faults, 'result-differs', [section, ...path])
  }
}

type Counted = Omit<PublishedFacts['boxes'][number], 'names' | 'entries'>

/** Two entered the same without seeing each other; where counted boxes were put together, that was shown of each before. */
function tellersAgree({ names, entries, ...box }: PublishedFacts['boxes'][number]): boolean {
  if (entries.length < 2) return entries.length === 0 && names.length > 1
  const plain = ({ issued, returned, invalid, lines, orders }: Counted) => {
    const { options } = merge([
      { issued, returned, invalid, options: lines.map(({ option, ...line }) => ({ id: option, ...line })) },
    ])
    const written = options.map(({ id, marks, ...votes }) => writeCanonical({ id, marks, ...votes }))
    return writeCanonical([
      issued,
      returned,
      invalid,
      written.sort(),
      orders.map((order) => writeCanonical(order)).sort(),
    ])
  }
  return entries.every((entry) => plain(entry) === plain(box))
}

/** The way to the first thing that is not the same in both, or null. */
function firstDifference(said: unknown, found: unknown): (string | number)[] | null {
  if (typeof said !== 'object' || typeof found !== 'object' || said === null || found === null)
    return said === found ? null : []
  const [left, right]: Record<string, unknown>[] = [{ ...said }, { ...found }]
  for (const key of new Set([...Object.keys(left!), ...Object.keys(right!)])) {
    const path = firstDifference(left![key], right![key])
    if (path !== null) return [Array.isArray(said) ? Number(key) : key, ...path]
  }
  return null
}
