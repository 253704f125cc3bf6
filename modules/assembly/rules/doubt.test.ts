import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { TallyInput, TallyReply } from './counts.ts'
import { canStand } from './doubt.ts'
import type { TallyKind } from './polls.ts'
import { tally } from './tally.ts'

const setting = {
  entitled: 6,
  present: 5,
  issued: 5,
  quorum: { share: [1, 2], strict: true, base: 'entitled' },
} as const

/** A ballot: whether each line is marked for it (a grade for evaluations), or null when void. */
type Paper = readonly string[] | null

/** The whole count of a heap of papers. */
function count(
  papers: readonly Paper[],
  kind: TallyKind,
  lines: number,
  rule: TallyInput['rule'],
  seats: number,
) {
  const valid = papers.filter((paper): paper is readonly string[] => paper !== null)
  const marked = (at: number, mark: string) => valid.filter((paper) => paper[at] === mark).length
  const input: TallyInput = {
    ...setting,
    kind,
    rule,
    seats,
    returned: papers.length,
    invalid: papers.length - valid.length,
    options: Array.from({ length: lines }, (_, at) =>
      kind === 'evaluation'
        ? {
            id: `${at}`,
            marks: { satisfied: marked(at, 's'), mostly: marked(at, 'm'), dissatisfied: marked(at, 'd') },
          }
        : { id: `${at}`, for: marked(at, 's') },
    ),
  }
  return input
}

/** What is decided about each line, and nothing about the numbers. */
function outcome(reply: TallyReply): string[] {
  return reply.options.map(
    ({ id, passed, grade }) =>
      `${reply.void}:${grade ?? (reply.vacant + reply.elected.length > 0 ? '' : passed)}:${reply.elected.includes(id)}:${reply.tied.includes(id)}`,
  )
}

/** Every heap that comes of taking out, voiding or rereading at most so many papers. */
function* variants(
  papers: readonly Paper[],
  doubtful: number,
  readings: readonly Paper[],
  from = 0,
): Generator<(Paper | 'out')[]> {
  yield [...papers]
  if (doubtful === 0) return
  for (let at = from; at < papers.length; at++)
    for (const reading of [...readings, 'out' as const]) {
      const changed: (Paper | 'out')[] = [...papers]
      changed[at] = reading
      for (const variant of variants(changed as Paper[], doubtful - 1, readings, at + 1)) yield variant
    }
}

function tries(kind: TallyKind, lines: number, marks: readonly string[]) {
  let readings: string[][] = [[]]
  for (let at = 0; at < lines; at++)
    readings = readings.flatMap((head) => marks.map((mark) => [...head, mark]))
  const all: Paper[] = [...readings, null]
  return fc.property(
    fc.array(fc.constantFrom(...all), { maxLength: 4 }),
    fc.nat(2),
    fc.constantFrom([1, 2], [2, 3], [1, 3], [0, 1]),
    fc.boolean(),
    fc.constantFrom('entitled', 'present', 'returned', 'valid'),
    fc.integer({ min: 1, max: 2 }),
    (papers, doubtful, [n, d], strict, base, seats) => {
      const rule = { share: [n!, d!], strict, base: base as 'valid' } as const
      const input = count(papers, kind, lines, rule, seats)
      const now = outcome(tally(input))
      const shaken = new Set<string>()
      // Which papers bear which marks is not in the totals: every heap with the same totals is tried.
      for (const same of rearranged(papers, lines))
        for (const variant of variants(same, doubtful, all)) {
          const heap = variant.filter((paper): paper is Paper => paper !== 'out')
          const then = outcome(tally(count(heap, kind, lines, rule, seats)))
          for (const [at, is] of then.entries()) if (is !== now[at]) shaken.add(`${at}`)
        }
      expect(canStand(input, doubtful)).toEqual({ stands: shaken.size === 0, shaken: [...shaken].sort() })
    },
  )
}

/** The same marks on each line, spread over the valid papers in every way that matters for two lines. */
function rearranged(papers: readonly Paper[], lines: number): Paper[][] {
  const valid = papers.filter((paper): paper is readonly string[] => paper !== null)
  const rest = papers.filter((paper) => paper === null)
  if (lines === 1) return [[...papers]]
  const second = valid.map((paper) => paper[1]!)
  return orders(second).map((order) => [...valid.map((paper, at) => [paper[0]!, order[at]!]), ...rest])
}
function orders(marks: readonly string[]): string[][] {
  if (marks.length < 2) return [[...marks]]
  const found = new Map<string, string[]>()
  for (const [at, mark] of marks.entries())
    for (const order of orders(marks.toSpliced(at, 1))) found.set([mark, ...order].join(), [mark, ...order])
  return [...found.values()]
}

describe('whether doubtful ballots could have made a difference', () => {
  test('is what trying every reading of every ballot finds, for motions', () => {
    fc.assert(tries('motion', 1, ['s', '-']), { numRuns: 300 })
  })
  test('for elections', () => {
    fc.assert(tries('election', 2, ['s', '-']), { numRuns: 120 })
  }, 30_000)
  test('for evaluations', () => {
    fc.assert(tries('evaluation', 1, ['s', 'm', 'd']), { numRuns: 300 })
  }, 30_000)

  const motion = (votes: number, more: Partial<TallyInput> = {}): TallyInput => ({
    kind: 'motion',
    entitled: 146,
    present: 131,
    issued: 131,
    returned: 131,
    quorum: { share: [2, 3], strict: false, base: 'entitled' },
    rule: { share: [1, 2], strict: true, base: 'entitled' },
    options: [{ id: '决议', for: votes }],
    ...more,
  })

  test('three doubles do not touch 78 of 146, but do touch 76', () => {
    expect(canStand(motion(78), 3)).toEqual({ stands: true, shaken: [] })
    expect(canStand(motion(76), 3)).toEqual({ stands: false, shaken: ['决议'] })
    expect(canStand(motion(71), 3)).toEqual({ stands: false, shaken: ['决议'] })
    expect(canStand(motion(70), 3)).toEqual({ stands: true, shaken: [] })
  })

  test('only the line in reach is named', () => {
    const options = [
      { id: '甲', for: 120 },
      { id: '乙', for: 75 },
    ]
    expect(canStand(motion(0, { options }), 2).shaken).toEqual(['乙'])
  })

  test('a vote without quorum stays void whatever the ballots say', () => {
    expect(canStand(motion(20, { present: 40, issued: 40, returned: 40 }), 40)).toEqual({
      stands: true,
      shaken: [],
    })
  })

  test('too many ballots stay too many unless the doubtful ones are the surplus', () => {
    const many = motion(100, { issued: 129 })
    expect(canStand(many, 1).stands).toBe(true)
    expect(canStand(many, 2)).toEqual({ stands: false, shaken: ['决议'] })
    expect(canStand(many, 500).stands).toBe(false)
  })

  test('ballots listed one by one, with names written in, are looked at by their totals', () => {
    const ballots = [['甲'], ['甲'], ['甲'], ['丙']]
    const input = motion(0, {
      ...setting,
      kind: 'choice',
      returned: 4,
      options: [{ id: '甲' }],
      ballots,
      rule: { share: [1, 2], strict: true, base: 'entitled' },
    })
    expect(canStand(input, 0)).toEqual({ stands: true, shaken: [] })
    expect(canStand(input, 1)).toEqual({ stands: false, shaken: ['甲'] })
    expect(canStand({ ...input, seats: 1 }, 3)).toEqual({ stands: false, shaken: ['甲', '丙'] })
  })

  test('a count with more marks than valid ballots is taken at its worst', () => {
    const input = motion(100, {
      returned: 100,
      invalid: 40,
      rule: { share: [1, 2], strict: true, base: 'valid' },
    })
    expect(canStand(input, 1).stands).toBe(true)
  })

  test('less than nothing cannot be doubtful', () => {
    expect(() => canStand(motion(78), -1)).toThrow(RangeError)
    expect(() => canStand(motion(78), 0.5)).toThrow(RangeError)
  })
})
