import { writeCanonical } from './canonical.ts'
import { merge } from './merging.ts'
import { secretLeast } from './obstacles.ts'
import type { PublishedBox, PublishedFacts, PublishedPoll } from './published.ts'
import { publishedFormat } from './published.ts'
import { recount } from './recounting.ts'
import { sha256 } from './sha256.ts'

export type Digests = PublishedPoll['digests']

/** The digest of each part and of each item of the lists, over its canonical JSON. */
export function digestsOf(facts: PublishedFacts): Digests {
  const of = (value: unknown) => sha256(writeCanonical(value))
  return {
    poll: of(facts.poll),
    round: of(facts.round),
    attendance: of(facts.attendance),
    options: facts.options.map((item) => of(item)),
    ballots: facts.ballots.map((item) => of(item)),
    boxes: facts.boxes.map((item) => of(item)),
    hands: facts.hands.map((item) => of(item)),
    signatures: facts.signatures.map((item) => of(item)),
    sums: of(facts.sums),
    result: of(facts.result),
    voided: of(facts.voided),
  }
}

/** The digest of a whole file: of everything in it but this number itself. */
export function digestOf(poll: Omit<PublishedPoll, 'digest'>): string {
  return sha256(writeCanonical(poll))
}

/**
 * The text of the file of a closed poll and its digest. Ballots are put in the order of their ids, which says nothing of when they came;
 * boxes of a secret poll that are too small to be shown apart are put together.
 * @throws Error when the stated result is not what ballots, boxes and hands add up to: such a file must not exist
 */
export function writePublished(given: PublishedFacts): { text: string; digest: string } {
  const facts = {
    ...given,
    ballots: [...given.ballots].sort((a, b) => (a.id < b.id ? -1 : 1)),
    boxes: given.poll.secrecy === 'secret' ? mergeSmallBoxes(given.boxes) : given.boxes,
  }
  if (facts.result !== null) {
    const { sums, result } = recount(facts)
    const [said, found] = [
      { sums: facts.sums, result: facts.result },
      { sums, result },
    ].map((counted) => writeCanonical(counted))
    if (said !== found) throw new Error('The stated result is not what the ballots add up to')
  }
  const poll = { format: publishedFormat, ...facts, digests: digestsOf(facts) } as const
  const digest = digestOf(poll)
  return { text: writeCanonical({ ...poll, digest }), digest }
}

/** Puts the smallest boxes together until each holds ten ballots or only one is left. */
export function mergeSmallBoxes(boxes: readonly PublishedBox[]): PublishedBox[] {
  // Whichever is less: a box that gave out twelve and got back eight shows eight.
  const held = ({ issued, returned }: PublishedBox) => Math.min(issued, returned)
  const bySize = [...boxes].sort((a, b) => held(a) - held(b))
  const [first, second, ...others] = bySize
  if (first === undefined || held(first) >= secretLeast) return [...boxes]
  if (second === undefined) return [...boxes]
  return mergeSmallBoxes([poured(first, second), ...others])
}

function poured(a: PublishedBox, b: PublishedBox): PublishedBox {
  const part = (box: PublishedBox) => ({
    ...box,
    options: box.lines.map(({ option, ...line }) => ({ id: option, ...line })),
  })
  const { options, ...sums } = merge([part(a), part(b)])
  return {
    ...sums,
    names: [...a.names, ...b.names],
    lines: options.map(({ id, ...line }) => ({ ...line, option: id })),
    orders: [...a.orders, ...b.orders],
    entries: [],
  }
}
