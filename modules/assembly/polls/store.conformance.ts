import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Tx } from '../../../platform/tx.ts'
import { type BallotStore, type BoxOf, ballotId, type Cast, type NewBallot, type NewVoter } from './store.ts'

// What every store of ballots promises. A later one (encrypted ballots, keys of scrutineers) is put through the same:
//
//   conformsToBallotStore('ballots in the clear', openWorld)

/** Where a store under test lives: how acts run in it, and rounds that are not open yet. */
export interface StoreWorld {
  store: BallotStore
  /** One transaction, committed when `work` returns. */
  act<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /** A round with so many voters; `store.open` has not been called for it. */
  prepare(how: {
    secrecy: 'named' | 'secret'
    phones: number
    papers?: number
  }): Promise<{ box: BoxOf; voters: NewVoter[] }>
  stop(): Promise<void>
}

interface Opened {
  box: BoxOf
  voters: NewVoter[]
  /** The first one with a phone. */
  voter: NewVoter
}

const yes = { mode: 'approve', lines: { one: 'y' } } as const
const no = { mode: 'approve', lines: { one: 'n' } } as const
const ballotOf = (box: BoxOf, marks: NewBallot['marks'] = yes): NewBallot => ({
  id: ballotId(box.id, randomBytes(32).toString('base64url')),
  marks,
})

/** Runs the promises of `BallotStore` against a store. */
export function conformsToBallotStore(name: string, open: () => Promise<StoreWorld>): void {
  describe(`${name}: what every store of ballots promises`, () => {
    let world: StoreWorld
    beforeAll(async () => {
      world = await open()
    })
    afterAll(() => world.stop())

    const opened = async (
      how: { secrecy?: 'named' | 'secret'; phones?: number; papers?: number } = {},
    ): Promise<Opened> => {
      const { secrecy = 'secret', phones = 12, papers } = how
      const { box, voters } = await world.prepare({ secrecy, phones, papers })
      await world.act((tx) => world.store.open(tx, box, voters))
      return { box, voters, voter: voters.find(({ channel }) => channel === 'phone')! }
    }
    const cast = (box: BoxOf, voter: NewVoter, ballot: NewBallot): Promise<Cast> =>
      world.act((tx) => world.store.cast(tx, box, voter.id, ballot))
    const close = (box: BoxOf) => world.act((tx) => world.store.close(tx, box.id, null))
    const ballots = (box: BoxOf) => world.act((tx) => world.store.ballots(tx, box.id))
    const turnout = (box: BoxOf) => world.act((tx) => world.store.turnout(tx, box.id))

    for (const secrecy of ['secret', 'named'] as const) {
      test(`${secrecy}: nothing comes in before it opens`, async () => {
        const { box, voters } = await world.prepare({ secrecy, phones: 2 })
        expect(await cast(box, voters[0]!, ballotOf(box))).toBe('closed')
        await world.act((tx) => world.store.open(tx, box, voters))
        expect(await turnout(box)).toEqual({ assigned: 2, cast: 0 })
      })

      test(`${secrecy}: a voter has one ballot, and the first one stands`, async () => {
        const { box, voter } = await opened({ secrecy })
        const first = ballotOf(box, yes)
        expect(await cast(box, voter, first)).toBe('cast')
        expect(await cast(box, voter, ballotOf(box, no))).toBe('already')
        // The same name with other marks is another ballot.
        expect(await cast(box, voter, { ...first, marks: no })).toBe('already')
        expect(await turnout(box)).toEqual({ assigned: 12, cast: 1 })
        await close(box)
        expect(await ballots(box)).toEqual([{ ...first, voterId: secrecy === 'named' ? voter.id : null }])
      })

      test(`${secrecy}: the same ballot again is answered as such and kept once, also after the end`, async () => {
        const { box, voter } = await opened({ secrecy })
        const ballot = ballotOf(box)
        expect(await cast(box, voter, ballot)).toBe('cast')
        expect(await cast(box, voter, ballot)).toBe('repeated')
        await close(box)
        expect(await cast(box, voter, ballot)).toBe('repeated')
        expect(await ballots(box)).toHaveLength(1)
      })

      test(`${secrecy}: the id of somebody else’s ballot is refused and leaves no mark that one has voted`, async () => {
        const { box, voters } = await opened({ secrecy })
        const ballot = ballotOf(box)
        expect(await cast(box, voters[0]!, ballot)).toBe('cast')
        await expect(cast(box, voters[1]!, ballot)).rejects.toThrow()
        expect(await turnout(box)).toEqual({ assigned: 12, cast: 1 })
        expect(await cast(box, voters[1]!, ballotOf(box))).toBe('cast')
      })

      test(`${secrecy}: nothing comes in after the end`, async () => {
        const { box, voter } = await opened({ secrecy })
        await close(box)
        expect(await cast(box, voter, ballotOf(box))).toBe('closed')
        expect(await ballots(box)).toEqual([])
      })

      test(`${secrecy}: fifty ballots of one voter at once are one`, async () => {
        const { box, voter } = await opened({ secrecy })
        const tries = Array.from({ length: 50 }, () => ballotOf(box))
        const answers = await Promise.all(tries.map((ballot) => cast(box, voter, ballot)))
        expect(answers.filter((answer) => answer === 'cast')).toHaveLength(1)
        expect(answers.filter((answer) => answer === 'already')).toHaveLength(49)
        await close(box)
        expect((await ballots(box)).map(({ id }) => id)).toEqual([tries[answers.indexOf('cast')]!.id])
      })
    }

    test('opening again and ending again change nothing', async () => {
      const { box, voters } = await opened()
      await world.act((tx) => world.store.open(tx, box, voters))
      expect(await cast(box, voters[0]!, ballotOf(box))).toBe('cast')
      await world.act((tx) => world.store.open(tx, box, voters))
      expect(await turnout(box)).toEqual({ assigned: 12, cast: 1 })
      expect(await close(box)).toBe(true)
      expect(await close(box)).toBe(false)
      await world.act((tx) => world.store.open(tx, box, voters))
      expect(await cast(box, voters[1]!, ballotOf(box))).toBe('closed')
      expect(await ballots(box)).toHaveLength(1)
    })

    test('whoever votes on paper does not vote by phone, and whoever is on no list does not vote', async () => {
      const { box, voters } = await opened({ phones: 2, papers: 2 })
      const paper = voters.find(({ channel }) => channel === 'paper')!
      expect(await cast(box, paper, ballotOf(box))).toBe('elsewhere')
      const stranger = { ...paper, id: box.id }
      expect(await cast(box, stranger, ballotOf(box))).toBe('closed')
      expect(await turnout(box)).toEqual({ assigned: 2, cast: 0 })
    })

    test('nothing is read of a box that is open', async () => {
      const { box, voter } = await opened()
      await cast(box, voter, ballotOf(box))
      await expect(ballots(box)).rejects.toThrow()
    })

    test('in a secret round ballots come out in the order of their ids and name nobody', async () => {
      const { box, voters } = await opened({ phones: 60 })
      const sent = voters.map(() => ballotOf(box))
      for (const [at, voter] of voters.entries()) await cast(box, voter, sent[at]!)
      await close(box)
      const kept = await ballots(box)
      expect(kept.map(({ id }) => id)).toEqual(sent.map(({ id }) => id).sort())
      expect(kept.every((ballot) => ballot.voterId === null)).toBe(true)
      expect(Object.keys(kept[0]!).sort()).toEqual(['id', 'marks', 'voterId'])
    })

    test('a voter whose act is not finished keeps nobody else waiting', async () => {
      const { box, voters } = await opened()
      let letGo = () => {}
      const held = new Promise<void>((resolve) => {
        letGo = resolve
      })
      let inside = () => {}
      const isIn = new Promise<void>((resolve) => {
        inside = resolve
      })
      const slow = world.act(async (tx) => {
        const answer = await world.store.cast(tx, box, voters[0]!.id, ballotOf(box))
        inside()
        await held
        return answer
      })
      await isIn
      expect(await cast(box, voters[1]!, ballotOf(box))).toBe('cast')
      // Ending waits for the one under way, and counts it.
      const ending = close(box)
      letGo()
      expect(await slow).toBe('cast')
      expect(await ending).toBe(true)
      expect(await ballots(box)).toHaveLength(2)
    })

    test('two thousand at once: every ballot that was acknowledged is there, once', async () => {
      const { box, voters } = await opened({ phones: 2_000 })
      const sent = voters.map((_, at) => ballotOf(box, at % 3 === 0 ? no : yes))
      const answers = await Promise.all(voters.map((voter, at) => cast(box, voter, sent[at]!)))
      expect(answers.every((answer) => answer === 'cast')).toBe(true)
      expect(await turnout(box)).toEqual({ assigned: 2_000, cast: 2_000 })
      await close(box)
      const kept = await ballots(box)
      expect(kept.map(({ id }) => id)).toEqual(sent.map(({ id }) => id).sort())
      const noes = new Set(sent.filter(({ marks }) => marks === no).map(({ id }) => id))
      expect(kept.filter(({ marks }) => marks.lines?.one === 'n').map(({ id }) => id)).toEqual(
        [...noes].sort(),
      )
    }, 60_000)

    test('fifty voters against fifty ends: one ends it, and what was acknowledged is what is counted', async () => {
      for (let turn = 0; turn < 5; turn++) {
        const { box, voters } = await opened({ phones: 50 })
        const sent = voters.map(() => ballotOf(box))
        const [answers, ends] = await Promise.all([
          Promise.all(voters.map((voter, at) => cast(box, voter, sent[at]!))),
          Promise.all(voters.map(() => close(box))),
        ])
        expect(ends.filter(Boolean)).toHaveLength(1)
        const acknowledged = sent.filter((_, at) => answers[at] === 'cast').map(({ id }) => id)
        expect((await ballots(box)).map(({ id }) => id)).toEqual(acknowledged.sort())
        expect(answers.every((answer) => answer === 'cast' || answer === 'closed')).toBe(true)
        expect((await turnout(box)).cast).toBe(acknowledged.length)
      }
    }, 60_000)

    test('an end in the middle of a storm: the voters’ own list of acknowledgements is the count', async () => {
      const { box, voters } = await opened({ phones: 1_500 })
      const acknowledged: string[] = []
      let refused = 0
      let next = 0
      let ending: Promise<boolean> | undefined
      const worker = async () => {
        for (let at = next++; at < voters.length; at = next++) {
          const ballot = ballotOf(box)
          const answer = await cast(box, voters[at]!, ballot)
          if (answer === 'cast') acknowledged.push(ballot.id)
          else if (answer === 'closed') refused++
          if (acknowledged.length === 700) ending ??= close(box)
        }
      }
      await Promise.all(Array.from({ length: 30 }, worker))
      expect(await ending).toBe(true)
      expect(refused).toBeGreaterThan(0)
      expect(acknowledged.length + refused).toBe(1_500)
      expect((await ballots(box)).map(({ id }) => id)).toEqual(acknowledged.sort())
    }, 60_000)
  })
}
