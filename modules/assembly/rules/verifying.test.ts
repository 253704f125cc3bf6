import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { boxOf, handsMotion, namedEvaluation, rankedList, secretElection } from '../published/samples.ts'
import { readCanonical, writeCanonical } from './canonical.ts'
import { sayPlace } from './places.ts'
import type { PublishedFacts, PublishedPoll } from './published.ts'
import { publishedFormat } from './published.ts'
import { digestOf, digestsOf, mergeSmallBoxes, writePublished } from './publishing.ts'
import { recount } from './recounting.ts'
import { verifyPublished } from './verifying.ts'
import { attempt } from './wrong-input.ts'

/** As somebody would forge it who knows the format: with digests that fit. */
function forged(facts: PublishedFacts): string {
  const poll = { format: publishedFormat, ...facts, digests: digestsOf(facts) } as const
  return writeCanonical({ ...poll, digest: digestOf(poll) })
}
const faultsOf = (text: string) => verifyPublished(text).faults.map(({ name, at }) => `${name} ${at}`)
const samples = { secretElection, namedEvaluation, rankedList, handsMotion }

describe('a published poll', () => {
  test.each(Object.entries(samples))('%s verifies as it was written', (_, sample) => {
    const { text, digest } = writePublished(sample())
    expect(verifyPublished(text)).toMatchObject({ ok: true, isPoll: true, digest, faults: [] })
  })

  test('counts phones, boxes and names written in as one', () => {
    const { sums, result } = recount(secretElection())
    expect(sums).toEqual({ issued: 51, returned: 49, valid: 48, invalid: 1 })
    expect(result.options.map((line) => [line.id, line.for, line.against, line.abstain])).toEqual([
      ['o1', 41, 5, 2],
      ['o2', 27, 9, 1],
      ['o3', 0, 24, 0],
      ['乐文娟', 6, 0, 0],
      ['曾小满', 1, 0, 0],
    ])
    expect(result.elected).toEqual(['o1'])
    expect(result.verdict).toContain('应选2人，当选1人：“单立群”。尚缺1人，另行选举。')
  })

  test('shows the four boxes of an evaluation and the sums of a ranked list', () => {
    const [market, housing] = recount(namedEvaluation()).result.options
    expect(market).toMatchObject({ grade: 'satisfied', marks: { satisfied: 45, mostly: 0 } })
    expect(housing).toMatchObject({
      grade: 'dissatisfied',
      marks: { satisfied: 18, mostly: 9, dissatisfied: 9, unknown: 9 },
    })
    const ranked = recount(rankedList()).result
    expect(ranked.options.map(({ id, sum, place }) => [id, sum, place])).toEqual([
      ['o1', 110, 2],
      ['o2', 73, 1],
      ['o3', 130, 3],
    ])
    expect(ranked.verdict).toContain('“社区食堂”名次合计73，排第1。')
  })

  test('verifies whatever somebody wrote in as a name', () => {
    const facts = secretElection()
    const names = ['\ufffd甲', '乐文娟', '□甲', 'e\u0301', '"\\\n', '\u2028', '__proto__']
    const ballots = facts.ballots.map((ballot, at) => ({
      ...ballot,
      marks: {
        mode: 'approve' as const,
        lines: { o3: 'n' as const },
        writeIns: [{ name: names[at % names.length]!, insteadOf: 'o3' }],
      },
    }))
    const { text } = writePublished({ ...facts, ballots, ...recount({ ...facts, ballots }) })
    expect(verifyPublished(text).faults).toEqual([])
  })

  test('orders names written in by their characters, whichever box they came from', () => {
    const facts = secretElection()
    const [main, branch] = facts.boxes
    const boxes = [main!, { ...branch!, lines: [...branch!.lines, { option: '丁一', for: 1 }] }]
    const ids = recount({ ...facts, boxes }).result.options.map(({ id }) => id)
    expect(ids).toEqual(['o1', 'o2', 'o3', '丁一', '乐文娟', '曾小满'])
    expect(recount({ ...facts, boxes: boxes.toReversed() })).toEqual(recount({ ...facts, boxes }))
  })

  test('says nothing about the order in which ballots came', () => {
    const facts = secretElection()
    const { text } = writePublished(facts)
    expect(writePublished({ ...facts, ballots: [...facts.ballots].reverse() }).text).toBe(text)
  })

  test('is not written with a result that does not follow from the votes', () => {
    const facts = secretElection()
    expect(() => writePublished({ ...facts, sums: { ...facts.sums!, issued: 50 } })).toThrow(/add up/)
  })

  test('voided before the count has no result and verifies all the same', () => {
    const facts = { ...secretElection(), ballots: [], boxes: [], sums: null, result: null }
    const voided = { cause: 'declared', reason: '会场停电' } as const
    expect(verifyPublished(writePublished({ ...facts, voided }).text).ok).toBe(true)
    expect(faultsOf(writePublished(facts).text)).toEqual(['result-missing /result'])
    const half = { ...facts, voided, sums: { issued: 0, returned: 0, valid: 0, invalid: 0 } }
    expect(faultsOf(writePublished(half).text)).toEqual(['result-missing /result'])
  })

  test('voided after the count keeps its result', () => {
    const voided = { cause: 'cannot-stand', reason: '有3张票无法核清' } as const
    expect(verifyPublished(writePublished({ ...secretElection(), voided }).text).ok).toBe(true)
  })
})

describe('small boxes of a secret poll', () => {
  const box = (name: string, issued: number, votes = issued) =>
    boxOf([name], issued, issued, 0, [{ option: 'o1', for: votes }])
  test('are put together until each holds ten', () => {
    const merged = mergeSmallBoxes([box('甲', 12), box('乙', 4), box('丙', 3), box('丁', 5)])
    expect(merged.map(({ names, issued }) => [names, issued])).toEqual([
      [['丁', '丙', '乙'], 12],
      [['甲'], 12],
    ])
    expect(merged[0]).toMatchObject({ returned: 12, entries: [], lines: [{ option: 'o1', for: 12 }] })
  })
  test('stay as they are where they are large or alone', () => {
    expect(mergeSmallBoxes([])).toEqual([])
    expect(mergeSmallBoxes([box('甲', 3)])).toEqual([box('甲', 3)])
    expect(mergeSmallBoxes([box('甲', 30), box('乙', 10)])).toEqual([box('甲', 30), box('乙', 10)])
  })
  test('are small by what came back, not by what was given out', () => {
    const few = boxOf(['甲'], 12, 8, 0, [])
    expect(mergeSmallBoxes([few, box('乙', 10)])).toMatchObject([
      { names: ['甲', '乙'], issued: 22, returned: 18 },
    ])
  })
  test('of an evaluation keep their four boxes', () => {
    const marks = { satisfied: 1, mostly: 1, dissatisfied: 0, unknown: 1 }
    const graded = (name: string) => boxOf([name], 3, 3, 0, [{ option: 'o1', marks }])
    expect(mergeSmallBoxes([graded('甲'), graded('乙')])[0]?.lines).toEqual([
      { option: 'o1', marks: { satisfied: 2, mostly: 2, dissatisfied: 0, unknown: 2 } },
    ])
  })
  test('are put together when the file is written, and it verifies', () => {
    const facts = secretElection()
    const [first] = facts.boxes
    const small = { ...facts, boxes: [first!, boxOf(['甲'], 6, 6, 0, []), boxOf(['乙'], 6, 5, 0, [])] }
    const { text } = writePublished({ ...small, ...recount(small) })
    expect(verifyPublished(text)).toMatchObject({ ok: true, poll: { boxes: { length: 2 } } })
    const named = { ...small, poll: { ...small.poll, secrecy: 'named' as const }, ballots: [] }
    expect(verifyPublished(writePublished({ ...named, ...recount(named) }).text).poll?.boxes).toHaveLength(3)
  })
})

describe('whatever is changed', () => {
  const texts = Object.values(samples).map((sample) => writePublished(sample()).text)
  const decode = (bytes: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)

  test('one byte, anywhere, fails and the place is named', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...texts),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        (text, at, change) => {
          const bytes = new TextEncoder().encode(text)
          const place = at % bytes.length
          bytes[place] = bytes[place]! ^ change
          const { ok, faults, isPoll } = verifyPublished(decode(bytes))
          expect(ok).toBe(false)
          expect(isPoll).toBe(true)
          expect(faults.length).toBeGreaterThan(0)
          expect(faults.every(({ place, what }) => place !== '' && what !== '')).toBe(true)
        },
      ),
      { numRuns: 1_000 },
    )
  }, 60_000)

  test('one byte more or less fails too', () => {
    fc.assert(
      fc.property(fc.constantFrom(...texts), fc.nat(), fc.nat(255), fc.boolean(), (text, at, byte, more) => {
        const bytes = [...new TextEncoder().encode(text)]
        bytes.splice(at % (bytes.length + (more ? 1 : 0)), more ? 0 : 1, ...(more ? [byte] : []))
        expect(verifyPublished(decode(Uint8Array.from(bytes))).ok).toBe(false)
      }),
      { numRuns: 300 },
    )
    expect(faultsOf(`\ufeff${texts[0]}`)).toEqual(['not-canonical '])
  }, 60_000)

  test('a vote turned in a ballot is named with its ballot, the count and the whole', () => {
    const changed = texts[0]!.replace('"o2":"n"', '"o2":"y"')
    const faults = verifyPublished(changed).faults
    expect(faults[0]).toMatchObject({ name: 'digest-differs', at: expect.stringMatching(/^\/ballots\/\d+$/) })
    expect(faults[0]?.place).toMatch(/^第 \d+ 张电子选票$/)
    expect(faults.map(({ name, place }) => `${name} ${place}`).slice(1)).toEqual([
      'result-differs 票数的无效票数',
      'result-differs 结果的赞成票数',
      'digest-differs 总校验码',
    ])
  })

  test('a digest of one item and the digest of all', () => {
    const { digests, digest } = readCanonical(texts[0]!) as unknown as PublishedPoll
    const flip = (hash: string) => (hash.startsWith('0') ? '1' : '0') + hash.slice(1)
    const box = digests.boxes[1]!
    expect(faultsOf(texts[0]!.replace(box, flip(box)))).toEqual([
      'digest-differs /boxes/1',
      'digest-differs /digest',
    ])
    expect(faultsOf(texts[0]!.replace(digest, flip(digest)))).toEqual(['digest-differs /digest'])
  })

  test('a digest left out or added is named with its item, even where the digest of all fits', () => {
    const { digest: _, ...poll } = verifyPublished(texts[0]!).poll!
    const withBoxes = (boxes: string[]) => {
      const changed = { ...poll, digests: { ...poll.digests, boxes } }
      return writeCanonical({ ...changed, digest: digestOf(changed) })
    }
    const { boxes } = poll.digests
    expect(faultsOf(withBoxes(boxes.slice(0, 1)))).toEqual(['digest-differs /boxes/1'])
    expect(faultsOf(withBoxes([...boxes, boxes[0]!]))).toEqual(['digest-differs /boxes/2'])
    expect(faultsOf(withBoxes(boxes))).toEqual([])
  })

  test('a file laid out anew is one that was changed, not another file', () => {
    const { ok, isPoll, faults } = verifyPublished(JSON.stringify(JSON.parse(texts[0]!), null, 2))
    expect([ok, isPoll, faults[0]?.name]).toEqual([false, true, 'not-canonical'])
  })

  test('a shape that is none names the place', () => {
    expect(faultsOf(texts[0]!.replace('"secrecy":"secret"', '"secrecy":"sacred"'))).toEqual([
      'wrong-shape /poll/secrecy',
    ])
    const [inherited] = verifyPublished(texts[0]!.replace('{', '{"__proto__":{},')).faults
    expect(inherited?.place).toBe('“__proto__”')
    expect(verifyPublished('{"a":1}')).toMatchObject({ ok: false, isPoll: false, digest: null, poll: null })
    expect(verifyPublished('hello')).toMatchObject({ ok: false, isPoll: false })
  })
})

test('what is no text at all is a fault of the caller, not of the file', () => {
  expect(() => verifyPublished(undefined as unknown as string)).toThrow(TypeError)
  expect(() =>
    attempt(() => {
      throw new RangeError('broke')
    }),
  ).toThrow(RangeError)
})

describe('a file made anew with fitting digests', () => {
  const election = secretElection()
  const [first, second] = election.ballots
  const [main, branch] = election.boxes
  const named = namedEvaluation()
  const cases: [string, PublishedFacts, string[]][] = [
    [
      'another result',
      { ...election, result: { ...election.result!, elected: ['o2'] } },
      ['result-differs /result/elected/0'],
    ],
    [
      'one elected more',
      { ...election, result: { ...election.result!, elected: ['o1', 'o2'] } },
      ['result-differs /result/elected/1'],
    ],
    [
      'other sums',
      { ...election, sums: { ...election.sums!, invalid: 2 } },
      ['result-differs /sums/invalid'],
    ],
    [
      'a ballot left out',
      { ...election, ballots: election.ballots.slice(1) },
      ['result-differs /sums/returned', 'result-differs /result/options/0/for'],
    ],
    [
      'ballots out of order',
      { ...election, ballots: [second!, first!, ...election.ballots.slice(2)] },
      ['not-sorted /ballots/1'],
    ],
    [
      'a ballot twice',
      { ...election, ballots: [first!, ...election.ballots.slice(0, -1)] },
      ['repeated /ballots/1'],
    ],
    [
      'a voter on a secret ballot',
      {
        ...election,
        ballots: [{ ...first!, voter: { id: 'v', name: '王秀英' } }, ...election.ballots.slice(1)],
      },
      ['voter-named /ballots/0'],
    ],
    [
      'a named ballot of nobody',
      { ...named, ballots: [{ ...named.ballots[0]!, voter: undefined }, ...named.ballots.slice(1)] },
      ['voter-missing /ballots/0'],
    ],
    [
      'two ballots of one voter',
      { ...named, ballots: named.ballots.map((ballot) => ({ ...ballot, voter: named.ballots[0]!.voter })) },
      Array.from({ length: 44 }, (_, at) => `repeated /ballots/${at + 1}/voter`),
    ],
    [
      'an option twice',
      { ...named, options: [named.options[0]!, { ...named.options[1]!, id: 'o1' }] },
      ['repeated /options/1'],
    ],
    [
      'more phones than voters',
      { ...election, attendance: { ...election.attendance, assigned: { phone: 23, paper: 26, hands: 0 } } },
      ['more-than-assigned /ballots'],
    ],
    [
      'more paper than voters',
      { ...election, attendance: { ...election.attendance, assigned: { phone: 25, paper: 25, hands: 0 } } },
      ['more-than-assigned /boxes'],
    ],
    [
      'more voters than were there',
      { ...election, attendance: { ...election.attendance, present: 50 } },
      ['more-than-assigned /attendance/present'],
    ],
    [
      'tellers who differ',
      {
        ...election,
        boxes: [{ ...main!, entries: [main!.entries[0]!, { ...main!.entries[1]!, invalid: 0 }] }, branch!],
      },
      ['tellers-differ /boxes/0'],
    ],
    [
      'one teller',
      { ...election, boxes: [{ ...main!, entries: [main!.entries[0]!] }, branch!] },
      ['tellers-differ /boxes/0'],
    ],
    [
      'a box of one place without tellers',
      { ...election, boxes: [{ ...main!, entries: [] }, branch!] },
      ['tellers-differ /boxes/0'],
    ],
    [
      'a count that cannot be',
      { ...election, attendance: { ...election.attendance, entitled: 40 } },
      ['cannot-be-counted /sums'],
    ],
  ]
  test.each(cases)('%s is found', (_, facts, expected) => {
    const found = faultsOf(forged(facts))
    expect(found).toEqual(expect.arrayContaining(expected))
    expect(found.filter((fault) => fault.startsWith('digest'))).toEqual([])
  })

  test('hands above those who had one are found', () => {
    const facts = handsMotion()
    const assigned = { phone: 0, paper: 0, hands: 44 }
    expect(faultsOf(forged({ ...facts, attendance: { ...facts.attendance, assigned } }))).toEqual([
      'more-than-assigned /hands',
    ])
  })

  test('and nothing wrong inside cannot be told from a true one, but has another digest', () => {
    const facts = secretElection()
    const other = verifyPublished(forged({ ...facts, poll: { ...facts.poll, question: '另一个议题' } }))
    expect(other.ok).toBe(true)
    expect(other.digest).not.toBe(writePublished(facts).digest)
  })
})

test('places are said in words, as near as words go', () => {
  expect(sayPlace([])).toBe('文件')
  expect(sayPlace(['ballots', 2, 'marks', 'lines', 'o1'])).toBe('第 3 张电子选票的所画的票')
  expect(sayPlace(['boxes', '0', 'returned'])).toBe('第 1 个票箱的收回票数')
  expect(sayPlace(['boxes'])).toBe('票箱')
  expect(sayPlace(['poll', 'rule', 'share', 0])).toBe('表决规定的通过规定')
  expect(sayPlace(['poll', 'rule'])).toBe('表决规定的通过规定')
  expect(sayPlace(['digests'])).toBe('分项校验码')
  expect(sayPlace(['digests', 'ballots', 0])).toBe('第 1 张电子选票的校验码')
  expect(sayPlace(['format'])).toBe('格式')
  expect(sayPlace(['surprise'])).toBe('“surprise”')
})
