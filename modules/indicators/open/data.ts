import type { FastifyReply } from 'fastify'
import { sql } from 'kysely'
import type { ReplyOf } from '../../../platform/contract.ts'
import { found } from '../../../platform/http/refusal.ts'
import type { Tx } from '../../../platform/tx.ts'
import { roots } from '../../units/index.ts'
import { describeIndicators } from '../answers/describing.ts'
import type { getOpenData as getEndpoint, listOpenData as listEndpoint, OpenMonth } from '../contract/open.ts'
import { findLabels, sentenceOf } from '../definitions/sentences.ts'
import { csvText } from '../rules/tabular.ts'
import { openPapers } from '../words/open.zh-CN.ts'

// What everybody may read. Nothing here is computed: it is what was released.

type Listed = ReplyOf<typeof listEndpoint>['indicators'][number]

/** The indicators of which a month was released, with the definition that held for the newest one. */
async function released(tx: Tx, indicatorId: string | null): Promise<Listed[]> {
  const { rows } = await sql<{
    id: string
    kind: Listed['kind']
    versionId: string
    about: Listed['about']
    reason: string | null
    from: string
    until: string
    releasedAt: string
  }>`
    select i.id, i.kind, newest.version_id as "versionId", newest.about,
      (select c.reason from indicators.open_choice c where c.indicator_id = i.id and c.about = newest.about
        order by c.chosen_at desc limit 1) as reason,
      (select min(month_on) from indicators.open_release o where o.indicator_id = i.id) as from,
      newest.month_on as until, to_json(newest.released_at) as "releasedAt"
    from indicators.indicator i cross join lateral (
      select version_id, about, month_on, released_at from indicators.open_release o where o.indicator_id = i.id
      order by month_on desc limit 1) newest
    where ${indicatorId}::uuid is null or i.id = ${indicatorId}
    order by i.category, i.position, i.id`.execute(tx.db)
  const definitions = await describeIndicators(
    tx,
    rows.map(({ id, versionId }) => ({ indicatorId: id, versionId })),
  )
  const labels = await findLabels(
    tx,
    definitions.flatMap((definition) => (definition ? [definition.rule] : [])),
  )
  return rows.flatMap(({ versionId: _, ...row }, at) => {
    const definition = definitions[at]
    if (!definition) return []
    const { name, unit, decimals, countedHow } = definition
    return [{ ...row, name, unit, decimals, countedHow, sentence: sentenceOf(definition, labels) }]
  })
}

async function streetName(tx: Tx): Promise<string> {
  const both = found(await roots(tx))
  const { rows } = await sql<{
    name: string
  }>`select name from units.label where id = ${both.placeId}`.execute(tx.db)
  return found(rows[0]).name
}

export async function listOpenData(tx: Tx): Promise<ReplyOf<typeof listEndpoint>> {
  return { place: await streetName(tx), indicators: await released(tx, null) }
}

export async function getOpenData(tx: Tx, indicatorId: string): Promise<ReplyOf<typeof getEndpoint>> {
  const {
    from: _from,
    until: _until,
    releasedAt: _at,
    ...indicator
  } = found((await released(tx, indicatorId))[0])
  const { rows } = await sql<OpenMonth>`
    select r.month_on as month, jsonb_agg(jsonb_build_object('place',
        case when c.place_id is not null then jsonb_build_object('id', u.id, 'name', u.name) end,
        'value', c.value, 'state', c.state) order by c.place_id is not null, u.kind <> 'neighbourhood', u.name collate "zh-x-icu") as cells
    from indicators.open_release r join indicators.open_cell c on c.release_id = r.id
      left join units.label u on u.id = c.place_id
    where r.indicator_id = ${indicatorId}
    group by r.month_on order by r.month_on desc`.execute(tx.db)
  return { ...indicator, place: await streetName(tx), months: rows }
}

/** The same as a csv, with the definition in its first lines so that a number never goes alone. */
export async function sendOpenCsv(tx: Tx, indicatorId: string, reply: FastifyReply): Promise<string> {
  const data = await getOpenData(tx, indicatorId)
  const { head, states, whole, elsewhere } = openPapers
  reply
    .type('text/csv; charset=utf-8')
    .header(
      'content-disposition',
      `attachment; filename="open-data.csv"; filename*=UTF-8''${encodeURIComponent(`${data.place} ${data.name}.csv`)}`,
    )
  return csvText([
    [head.indicator, data.name],
    [head.definition, data.sentence['zh-CN']],
    [head.countedHow, data.countedHow],
    [head.unit, data.unit],
    [head.rule, data.about === 'people' ? openPapers.hiddenRule : (data.reason ?? '')],
    [],
    [head.month, head.place, head.value, head.state],
    ...data.months.flatMap(({ month, cells }) =>
      cells.map(({ place, value, state }) => [
        month.slice(0, 7),
        place === null ? whole(data.place) : place.name === data.place ? elsewhere : place.name,
        value,
        states[state],
      ]),
    ),
  ])
}
