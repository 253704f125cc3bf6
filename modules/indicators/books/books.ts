import { sql } from 'kysely'
import { civilDate } from '../../../platform/civil.ts'
import { type Actor, system } from '../../../platform/http/actor.ts'
import { refuse } from '../../../platform/http/refusal.ts'
import { on } from '../../../platform/jobs/listeners.ts'
import type { Due } from '../../../platform/jobs/tick.ts'
import { record } from '../../../platform/ledger/event.ts'
import {
  askVerification,
  carryOutVerification,
  type KeptVerification,
  listVerifications,
} from '../../../platform/ledger/verification.ts'
import type { Lilong } from '../../../platform/lilong.ts'
import { publish, type Tx } from '../../../platform/tx.ts'
import { roots } from '../../units/index.ts'
import { type BookCheck, type Books, checkedAlready, nothingPublished } from '../contract/books.ts'
import { booksCheckAsked, booksChecked } from './events.ts'

/** What a page of the books looks at. */
export const booksTopic = 'indicators.books'
const mostPast = 30

/** The checks so far: the one under way, the newest that ended in full, and the others by their result. */
export async function getBooks(tx: Tx, lilong: Lilong): Promise<Books> {
  const kept = await listVerifications(tx, mostPast)
  const names = await namesOf(tx, kept)
  const told = (row: KeptVerification): BookCheck => ({
    id: row.id,
    askedAt: row.asked_at.toISOString(),
    askedBy: row.asked_by === null ? null : { id: row.asked_by, name: names.get(row.asked_by) ?? '' },
    endedAt: row.ended_at?.toISOString() ?? null,
    whole: row.whole,
    events: row.events,
    seals: row.seals,
  })
  const running = kept.find((row) => row.ended_at === null)
  const last = kept.find((row) => row.outcomes !== null)
  const places = await namesIn(tx, last)
  const lines = (await lilong.publications.read())?.trimEnd().split('\n') ?? []
  return {
    running: running ? told(running) : null,
    last: last
      ? {
          ...told(last),
          outcomes: (last.outcomes ?? []).map((outcome) => ({
            ...outcome,
            differences: outcome.differences.map((d) => ({ ...d, at: wordsOf(d.at, places) })),
          })),
        }
      : null,
    past: kept.filter((row) => row.ended_at !== null).map(told),
    published: lines.length > 0 ? { lines: lines.length, lastOn: lines.at(-1)!.slice(0, 10) } : null,
  }
}

/** Where something differs, as people call it: places, offices and persons by their names, what says nothing left out. */
const wordsOf = (at: Readonly<Record<string, unknown>>, names: ReadonlyMap<string, string>): string =>
  Object.values(at)
    .flatMap((value) => {
      if (value === null || value === '' || value === wholeStreet) return []
      if (typeof value !== 'object') return [names.get(String(value)) ?? String(value)]
      return Object.values(value).map((one) => names.get(String(one)) ?? String(one))
    })
    .join(' · ')

const wholeStreet = '00000000-0000-0000-0000-000000000000'
const idShape = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** The names of all units and persons that these rows speak of. */
async function namesIn(tx: Tx, last: KeptVerification | undefined): Promise<Map<string, string>> {
  const ids = new Set(
    (last?.outcomes ?? []).flatMap(({ differences }) =>
      differences.flatMap(({ at }) =>
        Object.values(at)
          .filter((value) => idShape.test(String(value)))
          .map(String),
      ),
    ),
  )
  if (ids.size === 0) return new Map()
  const { rows } = await sql<{ id: string; name: string }>`
    select id, short_name as name from units.label where id = any (${[...ids]}::uuid[])
    union all select id, name from people.label where id = any (${[...ids]}::uuid[])`.execute(tx.db)
  return new Map(rows.map((row) => [row.id, row.name]))
}

async function namesOf(tx: Tx, kept: readonly KeptVerification[]): Promise<Map<string, string>> {
  const ids = kept.flatMap((row) => (row.asked_by === null ? [] : [row.asked_by]))
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from people.label where id = any (${ids}::uuid[])`.execute(tx.db)
  return new Map(rows.map((row) => [row.id, row.name]))
}

/** Asks for a check. Refuses while another is under way: its answer will do for both. */
export async function checkBooks(tx: Tx, actor: Actor): Promise<{ id: string }> {
  const id = await ask(tx, actor)
  if (id === undefined) refuse(checkedAlready)
  return { id: id! }
}

async function ask(tx: Tx, actor: Actor): Promise<string | undefined> {
  // Books belong to the whole street; before there is one nobody keeps any.
  const street = await roots(tx)
  const id = street && (await askVerification(tx, actor.personId))
  if (!id) return undefined
  record(tx, booksCheckAsked, { ...street, actor, subject: { kind: 'indicators.books', id } })
  publish(tx, booksTopic)
  return id
}

/** The file of published seals, as it lies on the disk. */
export async function publishedSeals(lilong: Lilong): Promise<string> {
  return (await lilong.publications.read()) ?? refuse(nothingPublished)
}

export const booksListens = [
  on(booksCheckAsked, 'indicators.check_books', async (tx, event, lilong) => {
    const ended = await carryOutVerification(tx, lilong, event.subjectId)
    const street = await roots(tx)
    if (!ended || !street) return
    const differing = (ended.outcomes ?? []).reduce((sum, outcome) => sum + outcome.differing, 0)
    if (differing > 0)
      lilong.log.error({ verification: ended.id, differing }, 'the books differ from the events')
    record(tx, booksChecked, {
      ...street,
      actor: system,
      subject: { kind: 'indicators.books', id: ended.id },
      data: { whole: ended.whole ?? false, events: ended.events ?? 0, differing },
    })
    publish(tx, booksTopic)
  }),
]

const hourInShanghai = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Shanghai',
  hour: '2-digit',
  hourCycle: 'h23',
})

/** Between two and five at night, when few wait for anything, the books are checked once. */
async function checkAtNight(tx: Tx): Promise<number> {
  const hour = Number(hourInShanghai.format(tx.now))
  if (hour < 2 || hour >= 5) return 0
  const [newest] = await listVerifications(tx, 1)
  if (newest && civilDate(newest.asked_at) === tx.today) return 0
  return (await ask(tx, system)) ? 1 : 0
}

export const booksDues: readonly Due[] = [{ name: 'indicators.books', claim: checkAtNight }]
