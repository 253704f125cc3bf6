import { type RawBuilder, sql } from 'kysely'
import { Id, Type } from '../../../platform/contract.ts'
import type { HeardEvent } from '../../../platform/jobs/listeners.ts'
import type { Tx } from '../../../platform/tx.ts'
import { messageKind, tell } from '../../messages/index.ts'
import { type StepSaid, type ToldAct, toldActs, wishTransitions } from '../rules/wishes.ts'
import { words as en } from '../words/wish-news.en.ts'
import { words as zh } from '../words/wish-news.zh-CN.ts'

// Who suggested, supported by following, or wrote something down for somebody, hears of every step.

const data = Type.Object({ wishId: Id, stepId: Id })
type Data = { wishId: string; stepId: string }

const lookUp = async (tx: Tx, many: readonly Data[]): Promise<(StepSaid | null)[]> => {
  const { rows } = await sql<StepSaid & { id: string }>`
    select s.id, w.title, s.words, s.reason, o.title as other, p.title as project, ps.number
    from plans.wish_step s join plans.wish w on w.id = s.wish_id left join plans.wish o on o.id = s.other_wish_id
      join plans.wish root on root.id = w.root_id
      left join plans.project p on p.id = root.project_id left join plans.passage ps on ps.id = p.passage_id
    where s.id = any (${many.map(({ stepId }) => stepId)}::uuid[])`.execute(tx.db)
  const byId = new Map(rows.map(({ id, ...said }) => [id, said]))
  return many.map(({ stepId }) => byId.get(stepId) ?? null)
}

/** A question waits for an answer, a refusal is owed at once, and what is done has been waited for: these also ring. The rest is read. */
const ringing: readonly ToldAct[] = ['ask_back', 'refuse', 'adopt', 'finish']

const kindOf = (act: ToldAct) =>
  messageKind(`plans.wish_${act}`, {
    data,
    channel: ringing.includes(act) ? 'inbox+sms' : 'inbox',
    words: { 'zh-CN': zh.news[act], en: en.news[act] },
    opens: { resident: '/wishes/:wishId', staff: '/plans/wishes/:wishId' },
    once: ['stepId'],
    lookUp,
  })
const kinds = new Map(toldActs.map((act) => [act, kindOf(act)]))
export const wishMessages = [...kinds.values()]

interface Step {
  id: string
  wishId: string
  rootId: string
  act: string
  otherId: string | null
  personId: string | null
  enteredBy: string | null
  byPerson: string | null
}

/**
 * Tells a step to whoever it concerns, each human being once. Whoever did it is not told. Of a merger hear those who followed what was
 * merged; of everything later, the whole group.
 */
export async function tellStep(tx: Tx, event: HeardEvent): Promise<void> {
  const { rows } = await sql<Step>`
    select s.id, s.wish_id as "wishId", w.root_id as "rootId", s.act, s.other_wish_id as "otherId", w.person_id as "personId",
      case when w.channel in ('self', 'split') then null else w.entered_by end as "enteredBy", s.by_person as "byPerson"
    from plans.wish_step s join plans.wish w on w.id = s.wish_id where s.id = ${String(event.data.step)}`.execute(
    tx.db,
  )
  const step = rows[0]
  const act = toldActs.find((one) => one === step?.act)
  const kind = act && kinds.get(act)
  if (!step || !act || !kind) return
  const onlySuggester = act !== 'separate' && wishTransitions[act].tells === 'suggester'
  const ofItself = act === 'merge' || act === 'separate' || act === 'split'
  const following: RawBuilder<unknown> = onlySuggester
    ? sql`select ${step.personId}::uuid as id`
    : ofItself
      ? sql`select f.person_id as id from plans.wish_follow f where f.wish_id = ${step.wishId}`
      : sql`select f.person_id as id from plans.wish g join plans.wish_follow f on f.wish_id = g.id where g.root_id = ${step.rootId}`
  const { rows: people } = await sql<{ id: string }>`
    select distinct on (h.human_id) h.id
    from (${following} union all select ${step.enteredBy}::uuid) concerned join people.human h on h.id = concerned.id
    where h.human_id is distinct from (select b.human_id from people.human b where b.id = ${step.byPerson}::uuid)
    order by h.human_id, (h.id = ${step.personId}::uuid) desc nulls last, h.id`.execute(tx.db)
  // What was merged is read where it went on; what was split off is its own page.
  const wishId = (act === 'merge' || act === 'split') && step.otherId ? step.otherId : step.wishId
  for (const { id } of people) await tell(tx, id, kind, { wishId, stepId: step.id })
}
