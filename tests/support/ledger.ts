import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { sql } from 'kysely'
import { expect } from 'vitest'
import { Type } from '../../platform/contract.ts'
import { system } from '../../platform/http/actor.ts'
import { askFacts, type FactAsk, type FactFilter } from '../../platform/ledger/cube.ts'
import { eventKind, flush, record, reverse } from '../../platform/ledger/event.ts'
import { foldDeltas } from '../../platform/ledger/fold.ts'
import { recountFacts } from '../../platform/ledger/recount.ts'
import { inOneSight, inTransaction } from '../../platform/transaction.ts'
import type { Tx } from '../../platform/tx.ts'
import { type House, openHouse } from './house.ts'

// A street where anything may happen to what was recorded: what the cube is played with.

const today = '2026-03-01'
const root = { place: randomUUID(), office: randomUUID() }
const data = Type.Object({ service: Type.Optional(Type.String()), level: Type.Optional(Type.Number()) })
const kindsOf = (mark: string) =>
  (['met', 'served', 'walked'] as const).map((word) =>
    eventKind(`cube${mark}.${word}`, { data, dims: word === 'walked' ? [] : ['service', 'level'] }),
  )

const days = [
  '2024-10-31',
  '2024-11-01',
  '2025-01-01',
  '2025-01-15',
  '2025-06-30',
  '2025-12-31',
  '2026-01-01',
  '2026-02-14',
  today,
]
const periods = [
  { from: '2025-01-01', until: '2026-01-01' },
  { from: '2024-10-31', until: '2026-03-02' },
  { from: '2025-01-01', until: '2025-02-01' },
  { from: '2025-06-15', until: '2026-02-15' },
  { from: '2026-02-10', until: '2026-02-20' },
  { from: '2024-01-01', until: '2027-01-01' },
  { from: '2026-01-01', until: '2026-01-01' },
]

export interface Deed {
  kind: number
  service: string | undefined
  measure: string | null
  quantity: number
  day: number
  place: number
  office: number
  person: number | null
  household: number | null
}
export const deed: fc.Arbitrary<Deed> = fc.record({
  kind: fc.nat(2),
  service: fc.constantFrom('meal', 'bath', undefined),
  measure: fc.constantFrom(null, '人次', '分'),
  quantity: fc.constantFrom(0, 1, 2.5, 30),
  day: fc.nat(days.length - 1),
  place: fc.nat(6),
  office: fc.nat(2),
  person: fc.option(fc.nat(4)),
  household: fc.option(fc.nat(1)),
})
export const tell = (tx: Tx, street: Street, d: Deed): string =>
  record(tx, street.kinds[d.kind]!, {
    placeId: street.places[d.place]!,
    officeId: street.offices[d.office]!,
    subject: { kind: 'cube.test', id: randomUUID() },
    actor: system,
    occurredOn: days[d.day]!,
    personId: d.person === null ? null : street.persons[d.person]!,
    householdId: d.household === null ? null : street.households[d.household]!,
    ...(d.measure === null ? {} : { quantity: d.quantity, measure: d.measure }),
    data: d.service === undefined ? {} : { service: d.service, level: 2 },
  })

export type Step =
  | { does: 'tell'; deeds: Deed[] }
  | { does: 'begin'; deeds: Deed[] }
  | { does: 'finish' }
  | { does: 'takeBack'; which: number }
  | { does: 'move'; child: number; parent: number; day: number }
  | { does: 'open'; parent: number; day: number }
  | { does: 'part'; child: number }
  | { does: 'merge'; one: number; other: number }
  | { does: 'unmerge'; one: number }
  | { does: 'fold'; most: number }
export const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      does: fc.constant('tell' as const),
      deeds: fc.array(deed, { minLength: 1, maxLength: 6 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      does: fc.constant('begin' as const),
      deeds: fc.array(deed, { minLength: 1, maxLength: 3 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('finish' as const) }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('takeBack' as const), which: fc.nat(100) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constant('move' as const),
      child: fc.nat(8),
      parent: fc.nat(8),
      day: fc.nat(days.length - 1),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      does: fc.constant('open' as const),
      parent: fc.nat(5),
      day: fc.nat(days.length - 1),
    }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('part' as const), child: fc.nat(5) }) },
  {
    weight: 2,
    arbitrary: fc.record({ does: fc.constant('merge' as const), one: fc.nat(3), other: fc.nat(3) }),
  },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('unmerge' as const), one: fc.nat(3) }) },
  {
    weight: 4,
    arbitrary: fc.record({ does: fc.constant('fold' as const), most: fc.constantFrom(1, 3, 1_000) }),
  },
)

export interface Street {
  kinds: ReturnType<typeof kindsOf>
  places: string[]
  offices: string[]
  persons: string[]
  households: string[]
}

/** Of whole months and years. */
const wholePeriods = [
  { from: '2025-01-01', until: '2026-01-01' },
  { from: '2025-01-01', until: '2025-02-01' },
  { from: '2024-11-01', until: '2026-03-01' },
]

/** Many different questions about one street, so that every way of answering is tried: rows, unions, days, now and then. */
export function questions(street: Street): FactAsk[] {
  const [met, served, walked] = street.kinds.map((kind) => kind.kind) as [string, string, string]
  const nodes = [
    {},
    { placeId: root.place },
    ...street.places.slice(0, 4).map((placeId) => ({ placeId })),
    { placeId: street.places.at(-1)! },
    { officeId: root.office },
    { officeId: street.offices[0]! },
    { placeId: street.places[0]!, officeId: street.offices[0]! },
  ]
  const filters: FactFilter[] = [
    { kinds: [walked], measure: '人次' },
    { kinds: [met, served], measure: '人次', dims: { service: ['meal', null] } },
    { kinds: [met], measure: '分', dims: { service: ['bath'], level: [2] } },
  ]
  const counted: FactFilter[] = [...filters, { kinds: [walked] }, { kinds: [met, served, walked] }]
  return nodes.flatMap((node) =>
    (['then', 'now'] as const).flatMap((view) => [
      ...filters.map((facts): FactAsk => ({ what: 'sum', facts, periods, view, ...node })),
      ...counted.flatMap((facts) =>
        (['count', 'persons', 'households', 'places'] as const).map(
          (what): FactAsk => ({ what, facts, periods, view, ...node }),
        ),
      ),
    ]),
  )
}

/** An empty installation with the roots of both trees, and what can be done there. */
export async function openLedgerHouse() {
  const house: House = await openHouse({ now: `${today}T09:00:00+08:00`, empty: true })
  await sql`insert into units.unit (id, tree, kind, name, short_name, opened_on, root) values
    (${root.place}, 'place', 'street', '试街道', '试街道', '2020-01-01', true),
    (${root.office}, 'office', 'street_office', '试办事处', '试办事处', '2020-01-01', true)`.execute(house.db)

  const act = async <T>(work: (tx: Tx) => Promise<T> | T): Promise<T> =>
    (
      await inTransaction(house.lilong, 'cube-test', async (tx) => {
        const result = await work(tx)
        await flush(tx)
        return result
      })
    ).result

  const unit = async (tree: 'place' | 'office', parent: string, from: string): Promise<string> => {
    const id = randomUUID()
    await sql`insert into units.unit (id, tree, kind, name, short_name, opened_on)
    values (${id}, ${tree}, 'grid', ${id}, ${id.slice(0, 4)}, ${from})`.execute(house.db)
    await sql`insert into units.edge (id, tree, child_id, parent_id, during)
    values (${randomUUID()}, ${tree}, ${id}, ${parent}, daterange(${from}::date, null))`.execute(house.db)
    return id
  }

  /** From `from` on a unit stands below another; what stood before stays as it was. A circle is refused, and nothing happened. */
  const move = async (child: string, parent: string, from: string) => {
    try {
      await house.db.transaction().execute(async (trx) => {
        await sql`
        with shortened as (
          update units.edge set during = daterange(lower(during), ${from}::date)
          where child_id = ${child} and lower(during) < ${from}::date and during @> ${from}::date returning tree
        ) select tree from shortened`.execute(trx)
        await sql`delete from units.edge where child_id = ${child} and lower(during) >= ${from}::date`.execute(
          trx,
        )
        await sql`
        insert into units.edge (id, tree, child_id, parent_id, during)
        select ${randomUUID()}, tree, id, ${parent}, daterange(${from}::date, null) from units.unit where id = ${child}`.execute(
          trx,
        )
      })
    } catch (error) {
      if ((error as { code?: string }).code !== '23514') throw error
    }
  }

  /** Somebody turns out to be somebody else, with all who were already taken for them; or nobody else after all. */
  const merge = async (id: string, other: string | null) => {
    await house.db.transaction().execute(async (trx) => {
      const { rows } = await sql<{ id: string | null }>`
        select coalesce(alias_of, id) as id from people.person where id = ${other}`.execute(trx)
      const survivor = rows[0]?.id ?? null
      if (survivor === id) return
      if (survivor) await sql`update people.person set alias_of = null where alias_of = ${id}`.execute(trx)
      await sql`update people.person set alias_of = ${survivor} where id = ${id}`.execute(trx)
    })
  }

  const person = async () => {
    const id = randomUUID()
    await sql`insert into people.person (id, name, place_id, office_id, entered_at)
    values (${id}, '某人', ${root.place}, ${root.office}, ${house.clock.now()})`.execute(house.db)
    return id
  }

  /** A small street of its own in each run: two neighbourhoods with two grids each, a place no tree knows, two offices, a few persons. */
  async function layOut(mark: string): Promise<Street> {
    const [first, second] = [
      await unit('place', root.place, '2024-01-01'),
      await unit('place', root.place, '2024-01-01'),
    ]
    const grids = []
    for (const parent of [first, first, second, second]) grids.push(await unit('place', parent, '2025-01-10'))
    const places: string[] = [first, second, ...grids, randomUUID()]
    const upper = await unit('office', root.office, '2024-01-01')
    const offices = [
      upper,
      await unit('office', upper, '2024-01-01'),
      await unit('office', root.office, '2025-06-01'),
    ]
    const persons: string[] = [await person(), await person(), await person(), await person(), randomUUID()]
    return { kinds: kindsOf(mark), places, offices, persons, households: [randomUUID(), randomUUID()] }
  }
  async function expectExact(street: Street, some: (at: number) => boolean = () => true): Promise<void> {
    const asks = questions(street).filter((_, at) => some(at))
    // Apart as well: questions of whole months and years alone, and of sums alone, are answered by shorter statements.
    const plain = asks
      .filter((ask) => ask.view === 'then' && !(ask.placeId && ask.officeId))
      .map((ask) => ({ ...ask, periods: wholePeriods }))
    for (const asked of [asks, plain, plain.filter((ask) => ask.what === 'sum')]) {
      const [answers, recounted] = await inOneSight(house.lilong, 'cube-test', async (tx) => [
        await askFacts(tx, asked),
        await recountFacts(tx, asked),
      ])
      for (const [a, ask] of asked.entries())
        expect({ ask, answers: answers![a] }).toEqual({ ask, answers: recounted![a] })
    }
  }

  async function play(steps: readonly Step[], street: Street): Promise<void> {
    const live: string[] = []
    let finish: (() => Promise<void>) | null = null
    for (const s of steps) {
      if (s.does === 'tell') {
        live.push(...(await act((tx) => s.deeds.map((d) => tell(tx, street, d)))))
      } else if (s.does === 'begin' && !finish) {
        let go = () => {}
        const gate = new Promise<void>((resolve) => {
          go = resolve
        })
        let written = () => {}
        const ready = new Promise<void>((resolve) => {
          written = resolve
        })
        const slow = act(async (tx) => {
          const ids = s.deeds.map((d) => tell(tx, street, d))
          await flush(tx)
          written()
          await gate
          return ids
        })
        await ready
        finish = async () => {
          go()
          live.push(...(await slow))
        }
      } else if (s.does === 'finish') {
        await finish?.()
        finish = null
      } else if (s.does === 'takeBack' && live.length > 0) {
        const [id] = live.splice(s.which % live.length, 1)
        await act((tx) => reverse(tx, id!, system, 'not_done'))
      } else if (s.does === 'move') {
        const units: string[] = [...street.places.slice(0, -1), ...street.offices]
        const [child, parent] = [units[s.child]!, units[s.parent]!]
        if (street.offices.includes(child) === street.offices.includes(parent))
          await move(child, parent, days[s.day]!)
      } else if (s.does === 'open') {
        street.places.splice(-1, 0, await unit('place', street.places[s.parent]!, days[s.day]!))
      } else if (s.does === 'part') {
        await sql`delete from units.edge where child_id = ${street.places[s.child]!}`.execute(house.db)
      } else if (s.does === 'merge') await merge(street.persons[s.one]!, street.persons[s.other]!)
      else if (s.does === 'unmerge') await merge(street.persons[s.one]!, null)
      else if (s.does === 'fold') await foldDeltas(house.db, s.most)
    }
    await finish?.()
  }

  return { house, root, act, move, merge, layOut, play, expectExact }
}
