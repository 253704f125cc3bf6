import { sql } from 'kysely'
import type { BodyOf, ReplyOf } from '../../../platform/contract.ts'
import { refuse } from '../../../platform/http/refusal.ts'
import { registers } from '../../../platform/ledger/countable.ts'
import type { Tx } from '../../../platform/tx.ts'
import { answerAll } from '../answers/asking.ts'
import type { Meant } from '../answers/versions.ts'
import { type Answer, badPeriod } from '../contract/answers.ts'
import type { Notice, previewIndicator as previewEndpoint, Rule } from '../contract/definitions.ts'
import { compareProducts } from '../rules/decimals.ts'
import { cut, fitsPeriod } from '../rules/periods.ts'
import { demandSound } from './checking.ts'
import { findLabels, sentenceOf } from './sentences.ts'

/** Stands for what nobody has saved yet. */
const unsaved = '00000000-0000-0000-0000-000000000000'

/** Computes a definition that is not saved: what it says, what it would answer, and what is odd about it. Refuses what cannot be counted. */
export async function previewIndicator(
  tx: Tx,
  body: BodyOf<typeof previewEndpoint>,
): Promise<ReplyOf<typeof previewEndpoint>> {
  const { definition, from, until, placeId, view } = body
  const periods = fitsPeriod(body) ? cut(body, body.step) : null
  if (!periods) refuse(badPeriod)
  const sound = await demandSound(tx, body.indicatorId ?? null, definition)
  const meant: Meant = {
    ...(await standingOf(tx, body.indicatorId)),
    versionId: unsaved,
    number: 0,
    definition,
    numerator: sound.numerator,
    denominator: sound.denominator,
  }
  const [whole, ...answers] = await answerAll(
    tx,
    [{ from, until }, ...periods].map((period) => ({ meant, ...period, placeId, view })),
  )
  const labels = await findLabels(tx, [definition.rule])
  return {
    sentence: sentenceOf(definition, labels),
    whole: whole!,
    periods: periods.map((period, index) => ({ ...period, answer: answers[index]! })),
    notices: await noticesOf(tx, meant, whole!),
    asOf: tx.now.toISOString(),
  }
}

type Standing = Pick<Meant, 'indicatorId' | 'officeId' | 'placeId' | 'areaId'>

async function standingOf(tx: Tx, indicatorId: string | undefined): Promise<Standing> {
  const { rows } = await sql<Standing>`
    select i.id as "indicatorId", i.office_id as "officeId", i.place_id as "placeId",
      (select i.place_id where exists (
        select from units.within w where w.id = i.place_id and w.ancestor_id <> w.id)) as "areaId"
    from indicators.indicator i where i.id = ${indicatorId ?? unsaved}`.execute(tx.db)
  if (rows[0]) return rows[0]
  const roots = await sql<{ id: string; tree: string }>`
    select l.id, l.tree from units.label l
    where not exists (select from units.within w where w.id = l.id and w.ancestor_id <> w.id)`.execute(tx.db)
  const root = (tree: string) => roots.rows.find((row) => row.tree === tree)?.id ?? unsaved
  return { indicatorId: unsaved, officeId: root('office'), placeId: root('place'), areaId: null }
}

async function noticesOf(tx: Tx, meant: Meant, whole: Answer): Promise<Notice[]> {
  const { rule } = meant.definition
  const notices: Notice[] = []
  if (rule.kind === 'flow' || rule.kind === 'level') {
    const { rows } = await sql<{ matches: boolean }>`
      select exists (select from ledger.event e where e.kind = any (${rule.kinds}::text[])
        and (${rule.measure}::text is null or e.measure = ${rule.measure}) and not exists (
          select from jsonb_each(${JSON.stringify(rule.dims)}::jsonb) d where not d.value @> coalesce(e.dims -> d.key, 'null'))) as matches`.execute(
      tx.db,
    )
    if (rows[0]?.matches) notices.push(...(await neverSeen(tx, rule)))
    else notices.push({ code: 'matches_nothing', params: {} })
  }
  if (whole.identified !== undefined && whole.identified < whole.n)
    notices.push({ code: 'identified_partly', params: { identified: whole.identified, n: whole.n } })
  if (whole.exceeds)
    notices.push({
      code: 'exceeds',
      params: { numerator: whole.numerator ?? null, denominator: whole.denominator ?? null },
    })
  if (rule.kind === 'level' && rule.register !== null && whole.value !== null) {
    const registered = await registers
      .get(rule.register)
      ?.count(tx, { placeId: rule.placeId ?? meant.areaId, on: tx.today })
    if (registered !== undefined && compareProducts(registered, 1, whole.value, 1) !== 0)
      notices.push({ code: 'register_differs', params: { counted: whole.value, registered } })
  }
  return notices
}

/** Values of the filter that stand in no event of these kinds: a slip, or something that is yet to happen. */
async function neverSeen(tx: Tx, rule: Extract<Rule, { kind: 'flow' | 'level' }>): Promise<Notice[]> {
  const pairs = Object.entries(rule.dims).flatMap(([dim, values]) => values.map((value) => ({ dim, value })))
  if (pairs.length === 0) return []
  const { rows } = await sql<{ dim: string; value: string }>`
    select p.dim, p.value #>> '{}' as value from jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) as p(dim text, value jsonb)
    where p.value <> 'null' and not exists (
      select from ledger.event e where e.kind = any (${rule.kinds}::text[]) and e.dims -> p.dim = p.value)`.execute(
    tx.db,
  )
  return rows.map(({ dim, value }) => ({ code: 'dim_never_seen' as const, params: { dim, value } }))
}
