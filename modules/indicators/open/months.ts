import { sql } from 'kysely'
import type { ReplyOf } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { demand, found, refuse } from '../../../platform/http/refusal.ts'
import { newId } from '../../../platform/id.ts'
import { record } from '../../../platform/ledger/event.ts'
import { publish, type Tx } from '../../../platform/tx.ts'
import { roots } from '../../units/index.ts'
import { askIndicators } from '../answers/asking.ts'
import { describeIndicators } from '../answers/describing.ts'
import type { Answer } from '../contract/answers.ts'
import {
  monthNotOver,
  monthReleased,
  notOpen,
  type previewMonth as previewEndpoint,
  type releaseMonth as releaseEndpoint,
} from '../contract/open.ts'
import { monthReleased as monthReleasedEvent } from '../events.ts'
import { type CellState, type CountedCell, suppress } from '../rules/suppressing.ts'

interface Cell {
  /** Null: the whole street. */
  placeId: string | null
  name: string
  value: number | null
  counted: number | null
  state: CellState
}

/** Measure words that count people one by one: their sum says how many people a number speaks of. */
const ofPeople = ['人', '人次', '户', '户次', '名', '位']

const monthAfter = (month: string) => {
  const [year = 0, at = 0] = month.split('-').map(Number)
  return at === 12 ? `${year + 1}-01-01` : `${year}-${String(at + 1).padStart(2, '0')}-01`
}

/** The month as it would be released now: every neighbourhood, what was recorded in none of them, and the whole. */
async function countMonth(
  tx: Tx,
  indicatorId: string,
  month: string,
): Promise<{ versionId: string; about: 'people' | 'things'; cells: Cell[] }> {
  const { rows: chosen } = await sql<{ about: 'people' | 'things' }>`
    select about from indicators.open_choice where indicator_id = ${indicatorId} and ended_at is null`.execute(
    tx.db,
  )
  const choice = chosen[0] ?? refuse(notOpen)
  const until = monthAfter(month)
  if (!month.endsWith('-01') || until > tx.today) refuse(monthNotOver)
  const both = found(await roots(tx))
  const { rows: places } = await sql<{ id: string; name: string }>`
    select u.id, u.name from units.label u join units.within w on w.id = u.id and w.ancestor_id = ${both.placeId}
      and w.from_on < ${until}::date and ${until}::date <= w.until_on
    where u.tree = 'place' and u.kind = 'neighbourhood'
    order by u.name collate "zh-x-icu"`.execute(tx.db)
  const asks = [both.placeId, ...places.map(({ id }) => id)].map((placeId) => ({
    indicatorId,
    from: month,
    until,
    placeId,
  }))
  const [whole, ...parts] = await askIndicators(tx, asks)
  const [definition] = await describeIndicators(tx, asks.slice(0, 1))
  if (!whole || !definition) return refuse(notOpen)
  const near = whole.kind === 'level' ? await shownNear(tx, indicatorId, month) : new Map<string, number[]>()
  const counted = parts.map((answer, at) => countedCell(answer, places[at]!.id))
  const elsewhere = whole.kind === 'ratio' ? null : restOf(whole, parts)
  const table = suppress(
    [...counted, ...(elsewhere ? [countedCell(elsewhere, both.placeId)] : [])],
    countedCell(whole, null),
    choice,
  )
  const cell = (placeId: string | null, name: string, answer: Answer, state: CellState): Cell => ({
    placeId,
    name,
    value: state === 'shown' ? rounded(answer) : null,
    counted: answer.value === null ? null : rounded(answer),
    state,
  })
  return {
    versionId: whole.versionId,
    about: choice.about,
    cells: [
      cell(null, '', whole, table.whole),
      ...places.map(({ id, name }, at) => cell(id, name, parts[at]!, table.cells[at]!)),
      ...(elsewhere ? [cell(both.placeId, '', elsewhere, table.cells.at(-1)!)] : []),
    ],
  }

  function countedCell(answer: Answer, placeId: string | null): CountedCell {
    const isPeople = ofPeople.includes(answer.unit)
    return {
      value: answer.value,
      n: answer.kind === 'ratio' ? (answer.numerator ?? 0) : isPeople ? (answer.value ?? 0) : answer.n,
      of: answer.kind === 'ratio' ? (answer.denominator ?? 0) : null,
      near: near.get(placeId ?? '') ?? [],
    }
  }
}

/** What is shown of each cell in the months next to this one, before and after: months may be released in any order. The whole under ''. */
async function shownNear(tx: Tx, indicatorId: string, month: string): Promise<Map<string, number[]>> {
  const { rows } = await sql<{ place: string; values: number[] }>`
    select coalesce(place_id::text, '') as place, jsonb_agg(value) as values from (
      select c.place_id, c.value, row_number() over (
        partition by c.place_id, r.month_on < ${month}::date order by abs(r.month_on - ${month}::date)) as nearest
      from indicators.open_cell c join indicators.open_release r on r.id = c.release_id
      where r.indicator_id = ${indicatorId} and c.state = 'shown') shown
    where nearest = 1 group by place_id`.execute(tx.db)
  return new Map(rows.map(({ place, values }) => [place, values]))
}

const rounded = (answer: Answer) => Number((answer.value ?? 0).toFixed(answer.decimals))

/** What is in the whole and in none of its parts; null where that is nothing. A person counted in two parts leaves less than nothing: nothing. */
function restOf(whole: Answer, parts: readonly Answer[]): Answer | null {
  if (whole.value === null) return null
  const value = whole.value - parts.reduce((sum, part) => sum + (part.value ?? 0), 0)
  const n = whole.n - parts.reduce((sum, part) => sum + part.n, 0)
  return value > 0 && n > 0 ? { ...whole, value, n } : null
}

export async function previewMonth(
  tx: Tx,
  actor: Actor,
  indicatorId: string,
  month: string,
): Promise<ReplyOf<typeof previewEndpoint>> {
  demand(actor, 'indicators.publish', found(await roots(tx)))
  const { cells } = await countMonth(tx, indicatorId, month)
  return {
    month,
    cells: cells.map(({ placeId, name, value, counted, state }) => ({
      place: placeId === null ? null : { id: placeId, name },
      value,
      counted,
      state,
    })),
  }
}

/** Releases a month for good. Of two people who release it at once one does; refuses a month that is not over. */
export async function releaseMonth(
  tx: Tx,
  actor: Actor,
  indicatorId: string,
  month: string,
): Promise<ReplyOf<typeof releaseEndpoint>> {
  const both = found(await roots(tx))
  demand(actor, 'indicators.publish', both)
  // Held until the commit, so that two releases of one month come one after the other.
  await sql`select id from indicators.indicator where id = ${indicatorId} for no key update`.execute(tx.db)
  const { rows } = await sql`
    select id from indicators.open_release where indicator_id = ${indicatorId} and month_on = ${month}::date`.execute(
    tx.db,
  )
  if (rows.length > 0) refuse(monthReleased)
  const { versionId, about, cells } = await countMonth(tx, indicatorId, month)
  const id = newId(tx.now.getTime())
  await sql`
    insert into indicators.open_release (id, indicator_id, version_id, month_on, about, released_by, released_at)
    values (${id}, ${indicatorId}, ${versionId}, ${month}, ${about}, ${actor.personId}, ${tx.now})`.execute(
    tx.db,
  )
  await sql`
    insert into indicators.open_cell (release_id, place_id, value, state)
    select ${id}, "placeId", value, state
    from jsonb_to_recordset(${JSON.stringify(cells)}::jsonb) as c("placeId" uuid, value numeric, state text)`.execute(
    tx.db,
  )
  const hidden = cells.filter(({ state }) => state === 'hidden').length
  const shown = cells.filter(({ state }) => state === 'shown').length
  record(tx, monthReleasedEvent, {
    ...both,
    actor,
    subject: { kind: 'indicators.indicator', id: indicatorId },
    data: { month, shown, hidden },
  })
  publish(tx, 'indicators.open')
  return { shown, hidden }
}
