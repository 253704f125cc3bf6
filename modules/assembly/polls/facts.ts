import { type RawBuilder, sql } from 'kysely'
import { found } from '../../../platform/http/refusal.ts'
import type { Tx } from '../../../platform/tx.ts'
import type { RoundFacts } from '../contract/polls-shapes.ts'
import { causeAfter } from './next.ts'

// Reading rounds. Every figure is counted from rows at every reading; of a round that is not counted yet only how many have voted.

interface RoundRow
  extends Omit<RoundFacts, 'openedAt' | 'endedAt' | 'closedAt' | 'assigned' | 'cast' | 'frozen' | 'next'> {
  openedAt: Date
  endedAt: Date | null
  closedAt: Date | null
  phone: number
  paper: number
  hands: number
  voted: number
  entitled: number
  present: number
  isFollowed: boolean
}

const columns = sql`r.id, r.poll_id as "pollId", r.session_id as "sessionId", r.run_id as "runId", r.number, r.ordinal, r.cause,
  r.former_id as "formerId", r.question, r.kind, r.mode, r.stage, r.secrecy, r.quorum, r.rule, r.seats, r.most,
  r.write_ins as "writeIns", r.ties, r.options, r.draft, r.state, r.opened_at as "openedAt", r.ended_at as "endedAt",
  r.closed_at as "closedAt", r.entitled, r.present, r.arrived, r.gone as left, r.sums, r.reply, r.doubtful,
  r.void_cause as "voidCause", r.void_reason as "voidReason", n.phone, n.paper, n.hands, n.voted,
  (select p.digest from assembly.published p where p.round_id = r.id order by p.ordinal desc limit 1) as digest,
  exists (select from assembly.round f where f.former_id = r.id and f.state <> 'void') as "isFollowed"`

async function rounds(tx: Tx, where: RawBuilder<boolean>): Promise<RoundFacts[]> {
  const { rows } = await sql<RoundRow>`
    select ${columns} from assembly.round r cross join lateral (
      select count(*) filter (where v.channel = 'phone')::int as phone, count(*) filter (where v.channel = 'paper')::int as paper,
        count(*) filter (where v.channel = 'hands')::int as hands, count(*) filter (where v.voted)::int as voted
      from assembly.voter v where v.round_id = r.id) n
    where ${where} order by r.number`.execute(tx.db)
  return rows.map(factsOf)
}

function factsOf(row: RoundRow): RoundFacts {
  const { phone, paper, hands, voted, entitled, present, isFollowed, openedAt, endedAt, closedAt, ...rest } =
    row
  // A result is kept only once everything is counted; of what is being counted anew there is none.
  const isCounted = row.state !== 'open' && row.state !== 'counting'
  return {
    ...rest,
    sums: isCounted ? rest.sums : null,
    reply: isCounted ? rest.reply : null,
    openedAt: openedAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
    closedAt: closedAt?.toISOString() ?? null,
    assigned: { phone, paper, hands },
    cast: { phone: voted },
    frozen: { entitled, present },
    next: isFollowed ? null : causeAfter(rest),
  }
}

/** All rounds of a run, the newest last. Says nothing about who may see them. */
export const roundsOf = (tx: Tx, runId: string): Promise<RoundFacts[]> =>
  rounds(tx, sql`r.run_id = ${runId}::uuid`)

/** All rounds on one question in a run, oldest first. */
export const roundsOfPoll = (tx: Tx, pollId: string, runId: string): Promise<RoundFacts[]> =>
  rounds(tx, sql`r.poll_id = ${pollId}::uuid and r.run_id = ${runId}::uuid`)

/** One round, or 404. Says nothing about who may see it. */
export async function roundFacts(tx: Tx, id: string): Promise<RoundFacts> {
  return found((await rounds(tx, sql`r.id = ${id}::uuid`))[0])
}

/** The run whose rounds are shown: the one under way, else the day itself, else the newest rehearsal that was not wiped. */
export async function runToShow(tx: Tx, sessionId: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select id from assembly.run where session_id = ${sessionId} and wiped_at is null
    order by (ended_at is null) desc, (kind = 'real') desc, began_at desc limit 1`.execute(tx.db)
  return rows[0]?.id ?? null
}
