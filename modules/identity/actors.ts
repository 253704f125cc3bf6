import type { FastifyRequest } from 'fastify'
import { type Kysely, sql } from 'kysely'
import { civilDate } from '../../platform/civil.ts'
import { type Actor, nobody, type Permission } from '../../platform/http/actor.ts'
import type { Lilong } from '../../platform/lilong.ts'
import { remember } from '../../platform/remembered.ts'
import { currentForest, type Forest } from '../units/index.ts'
import { coversLine, holdsOn, sessionLives } from './rules.ts'
import { hashToken, tokensOf } from './token.ts'

/** Told after every change of accounts and grants, and when sessions end. */
export const accessChanged = 'identity.access'

interface HeldGrant {
  role: string
  placeId: string | null
  officeId: string | null
  lines: string[] | null
  fromOn: string
  untilOn: string | null
}

interface KnownSession {
  id: string
  accountId: string
  personId: string
  mustChange: boolean
  proof: string
  createdAt: Date
  seenAt: Date
  grants: HeldGrant[]
}

/** How exact `seen_at` is kept: a write per request would cost more than most requests. */
const seenEveryMs = 5 * 60_000
const mostRemembered = 20_000

/**
 * Says who sends a request. Sessions and grants are remembered until any of them changes; what is remembered is thrown away as a
 * whole, since changes are rare and half of a permission is worse than none.
 */
export function identifyBy(lilong: Lilong): (request: FastifyRequest) => Promise<Actor> {
  const memory = remember(lilong, {
    topic: accessChanged,
    version: async (db) =>
      (await sql<{ version: number }>`select version from identity.version`.execute(db)).rows[0]!.version,
    load: async () => new Map<string, KnownSession>(),
  })
  return async (request) => {
    for (const token of tokensOf(request)) {
      const actor = await actorWith(token, channelOf(request.headers['user-agent']))
      if (actor) return actor
    }
    return nobody
  }

  async function actorWith(token: string, channel: string): Promise<Actor | undefined> {
    const hash = hashToken(token)
    const key = hash.toString('base64')
    const sessions = await memory.get()
    const now = lilong.clock.now()
    let session = sessions.get(key)
    if (!session || !sessionLives(session, now)) {
      // Another process may have seen it since.
      session = await findSession(lilong.database.read, hash)
      if (!session || !sessionLives(session, now)) return undefined
      if (sessions.size >= mostRemembered) sessions.clear()
      sessions.set(key, session)
    }
    if (now.getTime() - session.seenAt.getTime() >= seenEveryMs) {
      session.seenAt = now
      await sql`update identity.session set seen_at = ${now} where id = ${session.id} and seen_at < ${now}`.execute(
        lilong.database.write,
      )
    }
    return actorOf(lilong, await currentForest(lilong), session, {
      today: civilDate(now),
      channel,
    })
  }
}

async function findSession(db: Kysely<unknown>, tokenHash: Buffer): Promise<KnownSession | undefined> {
  const { rows } = await sql<KnownSession>`
    select s.id, s.account_id as "accountId", a.person_id as "personId", a.must_change as "mustChange", s.proof,
      s.created_at as "createdAt", s.seen_at as "seenAt", coalesce(g.grants, '[]') as grants
    from identity.session s join identity.account a on a.id = s.account_id
      cross join lateral ${grantsOf('a.person_id')} g
    where s.token_hash = ${tokenHash} and s.ended_at is null and (a.closed_at is null or s.proof = 'phone_code')`.execute(
    db,
  )
  return rows[0]
}

/**
 * Somebody with an account as they act at an instant, without a session: for commands and the demonstration, which call verbs in a
 * person's name. Refuses (throws) for a person who has no open account.
 */
export async function actorOfPerson(lilong: Lilong, personId: string, at: Date): Promise<Actor> {
  const { rows } = await sql<{ id: string; mustChange: boolean; grants: HeldGrant[] }>`
    select a.id, a.must_change as "mustChange", coalesce(g.grants, '[]') as grants
    from identity.account a cross join lateral ${grantsOf('a.person_id')} g
    where a.person_id = ${personId} and a.closed_at is null`.execute(lilong.database.read)
  const account = rows[0]
  if (!account) throw new Error('This person has no open account')
  const session = { ...account, id: null, proof: null, accountId: account.id, personId }
  return actorOf(lilong, await currentForest(lilong), session, { today: civilDate(at), channel: 'import' })
}

/** The grants of a person as one JSON list; of all days, since which hold is asked anew every day. */
const grantsOf = (personColumn: string) => sql`(
  select jsonb_agg(jsonb_build_object('role', g.role, 'placeId', g.place_id, 'officeId', g.office_id, 'lines', g.lines,
    'fromOn', g.from_on, 'untilOn', g.until_on)) as grants
  from identity.grant g where g.person_id = ${sql.ref(personColumn)})`

export function channelOf(userAgent: string | undefined): 'desk' | 'phone' {
  return /Mobile|Android|iPhone|HarmonyOS/.test(userAgent ?? '') ? 'phone' : 'desk'
}

/**
 * What a session may do today. Until a one-time password is changed: nothing. A session opened at the residents' door carries the role of
 * a resident and no other; one of staff carries every other. Without a session (a command, the demonstration) all hold.
 */
export function actorOf(
  lilong: Pick<Lilong, 'permissions'>,
  forest: Forest,
  session: Pick<KnownSession, 'accountId' | 'personId' | 'mustChange' | 'grants'> & {
    id: string | null
    proof: string | null
  },
  { today, channel }: { today: string; channel: string },
): Actor {
  const door = session.proof === null ? null : session.proof === 'phone_code' ? 'my' : 'staff'
  const locked = session.mustChange && door !== 'my'
  const grants = session.grants.filter(
    (grant) =>
      !locked && holdsOn(grant, today) && (door === null || (door === 'my') === (grant.role === 'resident')),
  )
  const carrying = (permission: Permission) => {
    const roles = lilong.permissions.get(permission)
    return roles ? grants.filter((grant) => roles.has(grant.role)) : []
  }
  return {
    kind: 'person',
    personId: session.personId,
    accountId: session.accountId,
    sessionId: session.id,
    door,
    channel,
    holds: (permission) => carrying(permission).length > 0,
    may: (permission, row) =>
      carrying(permission).some(
        (grant) =>
          coversLine(grant.lines, row.line) &&
          (grant.placeId !== null
            ? forest.covers(grant.placeId, row.placeId, today)
            : forest.covers(grant.officeId!, row.officeId, today)),
      ),
    reach(permission) {
      const held = carrying(permission)
      return {
        placeIds: [...new Set(held.flatMap((grant) => grant.placeId ?? []))],
        officeIds: [...new Set(held.flatMap((grant) => grant.officeId ?? []))],
      }
    },
  }
}
