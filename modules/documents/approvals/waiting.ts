import { type RawBuilder, sql } from 'kysely'
import type { ReplyOf } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import type { Tx } from '../../../platform/tx.ts'
import { withinReach } from '../../units/index.ts'
import type { getPapersWaiting as getPapersWaitingEndpoint, WaitingPaper } from '../contract/approvals.ts'
import { askLines } from '../papers/lines.ts'
import { deputisesFor, ofOwnOffice, ownIds } from '../papers/sight.ts'
import { kindRules, paperKinds } from '../rules/kinds.ts'

const most = 50
/** Of the papers that nobody sealed a scan is not asked for. */
const sealedKinds = paperKinds.filter((kind) => kindRules[kind].sealed)

interface Found {
  paperId: string
  forName: string | null
  dueOn: string | null
  words: string | null
  by: string | null
}

/** What waits for this very person among the papers, the most urgent first. */
export async function getPapersWaiting(
  tx: Tx,
  actor: Actor,
): Promise<ReplyOf<typeof getPapersWaitingEndpoint>> {
  const own = ownIds(actor)
  const keeps = withinReach(tx, actor.reach('documents.number'), 'p.place_id', 'p.office_id')
  const ready = (condition: RawBuilder<unknown>) => sql<Found>`
    select p.id as "paperId", null as "forName", p.due_on as "dueOn", null as words, null as by
    from documents.paper p where ${keeps} and ${condition} limit ${most}`
  const asks = {
    toDecide: decisions(
      tx,
      actor,
      sql`p.state = 'approval' and a.ask <> 'read' and not exists (
      select from documents.approval earlier where earlier.paper_id = a.paper_id and earlier.round = a.round
        and earlier.outcome is null and earlier.ask <> 'read' and earlier.path collate "C" < a.path collate "C")
      and not exists (select from documents.version w where w.paper_id = p.id and w.saved_by = any (${own}))`,
    ),
    toRead: decisions(
      tx,
      actor,
      sql`a.ask = 'read' and p.state not in ('draft', 'returned', 'withdrawn', 'void', 'countersigning')`,
    ),
    toCountersign: sql<Found>`
      select p.id as "paperId", u.short_name as "forName", c.due_on as "dueOn", null as words, null as by
      from documents.countersign c join documents.paper p on p.id = c.paper_id and p.round = c.round
        join units.label u on u.id = c.office_id
      where p.state = 'countersigning' and c.stance is null and ${ofOwnOffice(tx, actor, 'documents.countersign', 'c.office_id')}
        and not exists (select from documents.version w where w.paper_id = p.id and w.saved_by = any (${own}))
        and not exists (select from documents.countersign o where o.paper_id = c.paper_id and o.round = c.round
          and (o.stance = 'objected' and o.answer is null
            or p.countersign_mode = 'in_order' and o.stance is null and o.position < c.position))
      limit ${most}`,
    toAnswer: sql<Found>`
      select p.id as "paperId", u.short_name as "forName", c.due_on as "dueOn", c.words, l.name as by
      from documents.countersign c join documents.paper p on p.id = c.paper_id and p.round = c.round
        join units.label u on u.id = c.office_id join people.label l on l.id = c.spoken_by
      where p.state = 'countersigning' and c.stance = 'objected' and c.answer is null and p.drafted_by = any (${own}) limit ${most}`,
    cameBack: sql<Found>`
      select p.id as "paperId", null as "forName", p.due_on as "dueOn", a.words, l.name as by
      from documents.paper p join documents.approval a on a.paper_id = p.id and a.round = p.round and a.outcome = 'returned'
        join people.label l on l.id = a.decided_by
      where p.state = 'returned' and p.drafted_by = any (${own}) limit ${most}`,
    toNumber: ready(
      sql`p.state = 'approved' and p.kind = any (${paperKinds.filter((kind) => kindRules[kind].numbered)})`,
    ),
    toSeal: sql<Found>`
      select distinct on (p.id) p.id as "paperId", s.name as "forName", p.due_on as "dueOn", null as words, l.name as by
      from documents.seal_use u join documents.paper p on p.id = u.paper_id join documents.seal s on s.id = u.seal_id
        join documents.seal_keeper k on k.seal_id = s.id and k.during @> ${tx.today}::date
        join people.label l on l.id = u.applied_by
      where u.state = 'asked' and k.person_id = any (${own}) limit ${most}`,
    toIssue: ready(sql`(p.state = 'sealed' or p.state = 'numbered' and p.kind <> all (${sealedKinds}))`),
    toScan: ready(sql`p.state in ('sealed', 'issued') and p.kind = any (${sealedKinds})
      and not exists (select from documents.scan sc where sc.paper_id = p.id)`),
  }
  const found = await Promise.all(Object.values(asks).map(async (ask) => (await ask.execute(tx.db)).rows))
  const lines = await askLines(
    tx,
    actor,
    sql`p.id = any (${[...new Set(found.flat().map(({ paperId }) => paperId))]}::uuid[])`,
    { limit: 500 },
  )
  const byId = new Map(lines.map((line) => [line.id, line]))
  const urgency = { most_urgent: 0, urgent: 1, none: 2 }
  const lists = found.map((rows) =>
    rows
      .flatMap(({ paperId, ...row }): WaitingPaper[] => {
        const paper = byId.get(paperId)
        return paper ? [{ paper, ...row }] : []
      })
      .toSorted(
        (a, b) =>
          urgency[a.paper.urgency ?? 'none'] - urgency[b.paper.urgency ?? 'none'] ||
          (a.dueOn ?? '9').localeCompare(b.dueOn ?? '9') ||
          a.paper.touchedAt.localeCompare(b.paper.touchedAt),
      ),
  )
  return Object.fromEntries(Object.keys(asks).map((key, i) => [key, lists[i]!])) as ReplyOf<
    typeof getPapersWaitingEndpoint
  >
}

/** Lines of approval sheets in one’s own name or in the name of somebody one deputises for. Passed on, the words that came with it. */
function decisions(tx: Tx, actor: Actor, condition: RawBuilder<unknown>) {
  const own = ownIds(actor)
  return sql<Found>`
    select p.id as "paperId", case when a.person_id = any (${own}) then null else l.name end as "forName", p.due_on as "dueOn",
      passed.words, passed.by
    from documents.approval a join documents.paper p on p.id = a.paper_id and p.round = a.round
      join people.label l on l.id = a.person_id
      left join lateral (
        select before.words, who.name as by from documents.approval before join people.label who on who.id = before.decided_by
        where before.paper_id = a.paper_id and before.round = a.round and before.outcome = 'passed'
          and before.path = left(a.path, greatest(length(a.path) - 3, 0)) and before.passed_to = a.person_id) passed on true
    where a.outcome is null and ${condition} and (a.person_id = any (${own})
      or exists (select from documents.deputy_term d where ${deputisesFor(tx, actor, 'a.person_id')}))
    limit ${most}`
}
