import { randomInt } from 'node:crypto'
import { sql } from 'kysely'
import { civilDate } from '../platform/civil.ts'
import type { Lilong } from '../platform/lilong.ts'
import { holderOf, type Player, playerNamed } from './cast.ts'
import { loadCast } from './cast-load.ts'
import { tellYear } from './year.ts'
import { residents } from './year-messages.ts'
import { reportSteps, tellReports } from './year-reports.ts'

interface Wishes {
  /** null: a random one. */
  password: string | null
  say: (line: string) => void
}

/** Who may be tried first, and what each of them does all day. */
const shown: readonly [who: Player, does: string][] = [
  [playerNamed('尤书晏'), 'plans clerk 实事项目经办'],
  [playerNamed('乐文娟'), 'Residents’ Committee secretary 书带里书记'],
  [holderOf('office_head', '管理办'), 'head of an office, accepts records 管理办主任'],
  [playerNamed('沈砚秋'), 'head of the Party and government office, releases 党政办主任'],
  [playerNamed('单立群'), 'director 办事处主任'],
  [playerNamed('计明远'), 'administrator 管理员'],
]

/** Who may be tried at the residents' door, where 书带里's secretary is at home. */
const visitor = residents.find(({ neighbourhood }) => neighbourhood === '书带里')!

/**
 * Loads the demonstration into an empty database: first the trees and the cast, then the year, each all or nothing, so that a
 * start that was interrupted goes on where it stopped. A database with people of its own is left alone.
 * @returns lines that say who may sign in, or null when this database holds no demonstration
 */
export async function loadDemo(
  lilong: Lilong,
  { password, say }: Wishes,
): Promise<{ signIns: string[] } | null> {
  let kept = await read(lilong)
  if (!kept) {
    const { rows } = await sql`select 1 from people.person limit 1`.execute(lilong.database.read)
    if (rows.length > 0) return null
    say('Loading the demonstration sub-district 桂渡桥街道: trees, people …')
    kept = { password: password ?? randomPassword(), told: false }
    await keep(lilong, kept)
  }
  const { rows } = await sql`select 1 from people.person limit 1`.execute(lilong.database.write)
  if (rows.length === 0) await loadCast(lilong, { password: kept.password })
  if (!kept.told) {
    say('… and its year of promises, records and photos (some seconds)')
    const records = await tellYear(lilong, civilDate(lilong.clock.now()))
    kept = { ...kept, told: true }
    await keep(lilong, kept)
    say(`… ${records} records of one year`)
  }
  for (let step = kept.reported ?? 0; step < reportSteps; step++) {
    await tellReports(lilong, civilDate(lilong.clock.now()), step)
    await keep(lilong, { ...kept, reported: step + 1 })
  }
  const lines = shown.map(([who, does]) => `${who.staffNumber}  ${who.name}  ${does}`)
  const other = password !== null && password !== kept.password
  return {
    signIns: [
      `Demo sign-ins, password ${kept.password}:`,
      ...lines.map((line) => `  ${line}`),
      `At the residents’ door any phone will do, or ${visitor.phone} (${visitor.called}, ${visitor.neighbourhood}); the code is shown here.`,
      ...(other
        ? ['  (LILONG_DEMO_PASSWORD is another one; this demonstration keeps the one it was made with.)']
        : []),
    ],
  }
}

interface Kept {
  /** The accounts of the demonstration are nobody's: their password is printed at every start. */
  password: string
  told: boolean
  /** How many steps of what was reported are told: each in a transaction of its own. */
  reported?: number
}

async function read(lilong: Lilong): Promise<Kept | undefined> {
  const { rows } = await sql<{ value: Kept }>`select value from platform.setting where key = 'demo'`.execute(
    lilong.database.write,
  )
  return rows[0]?.value
}

async function keep(lilong: Lilong, kept: Kept): Promise<void> {
  await sql`insert into platform.setting (key, value, set_at) values ('demo', ${JSON.stringify(kept)}::jsonb, ${lilong.clock.now()})
    on conflict (key) do update set value = excluded.value, set_at = excluded.set_at`.execute(
    lilong.database.write,
  )
}

/** Three syllables and four digits: easy to type from a terminal. */
function randomPassword(): string {
  const consonants = 'bdfghklmnprstvz'
  const vowels = 'aeiou'
  const syllable = () => consonants[randomInt(consonants.length)]! + vowels[randomInt(vowels.length)]!
  return `${syllable()}${syllable()}${syllable()}-${randomInt(1000, 10_000)}`
}
