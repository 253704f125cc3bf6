import type { FastifyReply } from 'fastify'
import { type RawBuilder, sql } from 'kysely'
import type { QueryOf, ReplyOf } from '../../../platform/contract.ts'
import { found } from '../../../platform/http/refusal.ts'
import type { Tx } from '../../../platform/tx.ts'
import type * as contract from '../contract/public.ts'

// What everybody may read. Committee meetings are no public sessions, rehearsals leave nothing here, and a ballot appears when its result
// stands or was voided: never while it is open or being counted.

const isPublic = sql<boolean>`(s.kind in ('conference', 'election') and s.state in ('called', 'sitting', 'closed'))`

interface SessionRow extends Omit<contract.PublicLine, 'opensAt' | 'came' | 'decided'> {
  opensAt: Date
  term: number
  ordinal: number
  runId: string | null
  runOpen: boolean
}

async function readSessions(
  tx: Tx,
  condition: RawBuilder<unknown>,
  limit: number,
  after = 0,
): Promise<SessionRow[]> {
  const { rows } = await sql<SessionRow>`
    select s.id, s.kind, s.title, json_build_object('id', b.id, 'name', b.name) as body, s.held_on as "heldOn",
      s.opens_at as "opensAt", s.state, m.ordinal as term, s.ordinal, r.id as "runId",
      r.id is not null and r.ended_at is null as "runOpen"
    from assembly.session s join assembly.term m on m.id = s.term_id join assembly.body b on b.id = m.body_id
    left join assembly.run r on r.session_id = s.id and r.kind = 'real'
    where ${isPublic} and ${condition}
    order by s.held_on desc, s.opens_at desc, s.id limit ${limit} offset ${after}`.execute(tx.db)
  return rows
}

/** Who is there, or once a session is over whoever came at all. Only those entitled are counted; observers stand beside them. */
async function whoCame(tx: Tx, sessions: readonly SessionRow[]): Promise<Map<string, contract.Came>> {
  const begun = sessions.filter((session) => session.runId !== null)
  const { rows } = await sql<contract.Came & { id: string }>`
    select asked.session_id as id,
      count(*) filter (where a.standing = 'entitled')::int as entitled,
      count(*) filter (where a.standing = 'entitled' and not came.yes and a.leave = 'granted')::int as leave,
      count(*) filter (where a.standing = 'entitled' and not came.yes and a.leave <> 'granted')::int as absent,
      count(*) filter (where a.standing = 'entitled' and came.yes)::int as present,
      count(*) filter (where a.standing = 'observer' and came.yes)::int as observers
    from unnest(${begun.map((s) => s.id)}::uuid[], ${begun.map((s) => s.runId)}::uuid[], ${begun.map((s) => s.runOpen)}::boolean[])
      as asked(session_id, run_id, is_open)
    join assembly.attendee a on a.session_id = asked.session_id and a.removed_at is null
    cross join lateral (select exists (select from assembly.presence p
      where p.attendee_id = a.id and p.run_id = asked.run_id and (not asked.is_open or p.out_at is null)) as yes) came
    group by asked.session_id`.execute(tx.db)
  return new Map(rows.map(({ id, ...came }) => [id, came]))
}

/** Sessions that were called, the newest first. */
export async function listPublicSessions(
  tx: Tx,
  { after = 0, limit = 20 }: QueryOf<typeof contract.listPublicSessions>,
): Promise<ReplyOf<typeof contract.listPublicSessions>> {
  const rows = await readSessions(tx, sql`true`, limit + 1, after)
  const shown = rows.slice(0, limit)
  const came = await whoCame(tx, shown)
  const { rows: counts } = await sql<{ id: string; decided: number }>`
    select d.session_id as id, count(*)::int as decided from assembly.round d join assembly.run r on r.id = d.run_id
    where d.session_id = any (${shown.map((s) => s.id)}::uuid[]) and r.kind = 'real' and d.state = 'closed'
    group by d.session_id`.execute(tx.db)
  return {
    sessions: shown.map(({ term: _, ordinal: __, runId, runOpen: ___, ...session }) => ({
      ...session,
      opensAt: session.opensAt.toISOString(),
      came: runId ? (came.get(session.id) ?? null) : null,
      decided: counts.find((line) => line.id === session.id)?.decided ?? 0,
    })),
    next: rows.length > limit ? after + limit : null,
  }
}

interface RoundRow extends Omit<contract.PublicRound, 'closedAt' | 'files' | 'base' | 'void'> {
  closedAt: Date | null
  voidReason: string | null
  files: { ordinal: number; digest: string; publishedAt: string }[]
}

/** Every ballot of the day itself whose result stands or was voided, in the order in which they were opened. */
async function publicRounds(tx: Tx, runId: string): Promise<contract.PublicRound[]> {
  const { rows } = await sql<RoundRow>`
    select d.id, d.number, d.ordinal, d.cause, d.question, d.kind, d.secrecy, d.quorum, d.rule, d.seats, d.entitled, d.present,
      (select coalesce(json_agg(json_build_object('id', o ->> 'id', 'label', o ->> 'label', 'parts', coalesce(o -> 'parts', '[]'))), '[]')
        from jsonb_array_elements(d.options) o) as options,
      case when d.closed_at is null then null else d.sums end as sums,
      case when d.closed_at is null then null else d.reply end as reply,
      d.closed_at as "closedAt", d.void_reason as "voidReason",
      (select coalesce(json_agg(json_build_object('ordinal', f.ordinal, 'digest', f.digest, 'publishedAt', f.published_at)
        order by f.ordinal), '[]') from assembly.published f where f.round_id = d.id) as files
    from assembly.round d where d.run_id = ${runId} and d.state in ('closed', 'void') order by d.number`.execute(
    tx.db,
  )
  return rows.map(({ closedAt, voidReason, files, ...round }) => ({
    ...round,
    base: round.rule.base,
    closedAt: closedAt?.toISOString() ?? null,
    void: voidReason,
    files: files.map((file) => ({ ...file, publishedAt: new Date(file.publishedAt).toISOString() })),
  }))
}

/** One session as everybody reads it, or 404. */
export async function getPublicSession(tx: Tx, id: string): Promise<contract.PublicSession> {
  const row = found((await readSessions(tx, sql`s.id = ${id}`, 1))[0])
  const { runId, runOpen: _, opensAt, ...session } = row
  const came = await whoCame(tx, [row])
  const { rows: items } = await sql<contract.PublicSession['items'][number]>`
    select i.position, i.kind, i.title from assembly.item i where i.session_id = ${id} order by i.position`.execute(
    tx.db,
  )
  const { rows: groups } = await sql<contract.PublicSession['groups']>`
    select (select count(*)::int from assembly.discussion_group g where g.session_id = ${id}) as groups,
      count(*) filter (where p.kind = 'opinion')::int as opinion,
      count(*) filter (where p.kind = 'suggestion')::int as suggestion,
      count(*) filter (where p.kind = 'question')::int as question
    from assembly.point p where p.run_id = ${runId}::uuid and p.struck_at is null`.execute(tx.db)
  return {
    ...session,
    opensAt: opensAt.toISOString(),
    came: came.get(id) ?? null,
    items,
    rounds: runId ? await publicRounds(tx, runId) : [],
    groups: groups[0]!,
  }
}

/** One ballot of a session that everybody reads, once its result stands or was voided, or 404. */
export async function getPublicRound(
  tx: Tx,
  roundId: string,
): Promise<ReplyOf<typeof contract.getPublicRound>> {
  const { rows } = await sql<{ sessionId: string }>`
    select d.session_id as "sessionId" from assembly.round d where d.id = ${roundId}`.execute(tx.db)
  const session = found((await readSessions(tx, sql`s.id = ${found(rows[0]).sessionId}`, 1))[0])
  const rounds = session.runId ? await publicRounds(tx, session.runId) : []
  return {
    session: { id: session.id, name: session.title },
    round: found(rounds.find(({ id }) => id === roundId)),
  }
}

/** The published file of a ballot, byte for byte as its digest stands on the signed sheet. The newest unless an ordinal is asked for. */
export async function sendPublicFile(
  tx: Tx,
  roundId: string,
  ordinal: number | undefined,
  reply: FastifyReply,
): Promise<unknown> {
  const { rows } = await sql<{ text: string; digest: string; number: number; ordinal: number }>`
    select f.text, f.digest, d.number, f.ordinal from assembly.published f
      join assembly.round d on d.id = f.round_id join assembly.run r on r.id = d.run_id
      join assembly.session s on s.id = d.session_id
    where f.round_id = ${roundId} and r.kind = 'real' and ${isPublic}
      and (${ordinal ?? null}::int is null or f.ordinal = ${ordinal ?? null})
    order by f.ordinal desc limit 1`.execute(tx.db)
  const file = found(rows[0])
  const tag = `"${file.digest}"`
  reply
    .header('cache-control', 'public, no-cache')
    .header('etag', tag)
    .header('content-disposition', `attachment; filename="poll-${file.number}-${file.ordinal}.json"`)
    .type('application/json; charset=utf-8')
  if (reply.request.headers['if-none-match'] === tag) return reply.code(304).send()
  return reply.send(Buffer.from(file.text, 'utf8'))
}
