import { type RawBuilder, sql } from 'kysely'
import type { BodyOf, ReplyOf } from '../../platform/contract.ts'
import type { Actor } from '../../platform/http/actor.ts'
import { demand, found, refuse } from '../../platform/http/refusal.ts'
import { newId } from '../../platform/id.ts'
import { record } from '../../platform/ledger/event.ts'
import { publish, type Tx } from '../../platform/tx.ts'
import { personStanding } from '../people/index.ts'
import { type Holder, roots, unitNamed, withinReach } from '../units/index.ts'
import type { Line, Role } from '../units/rules.ts'
import { accessChanged } from './actors.ts'
import {
  daysReversed,
  type endGrant as endGrantEndpoint,
  type Grant,
  type giveGrant as giveGrantEndpoint,
  grantOver,
  lastAdministrator,
  type listGrants as listGrantsEndpoint,
  unknownPerson,
  unknownUnit,
} from './contract.ts'
import { grantEnded, grantGiven } from './events.ts'
import { at } from './tables.ts'

export interface NewGrant {
  id?: string
  personId: string
  role: Role
  /** Exactly one of the two. */
  placeId?: string | null
  officeId?: string | null
  /** null: every line of work. */
  lines: readonly Line[] | null
  fromOn: string
  untilOn: string | null
}

/** Changes that could take away the last administrator take turns. */
export async function lockAccess(tx: Tx): Promise<void> {
  await sql`select version from identity.version for update`.execute(tx.db)
}

/** Gives many grants at once, one event each. PostgreSQL refuses the same role on the same unit twice in any days. */
export async function giveGrants(tx: Tx, actor: Actor, grants: readonly NewGrant[]): Promise<string[]> {
  if (grants.length === 0) return []
  const both = found(await roots(tx))
  const rows = grants.map((g) => ({ ...g, id: g.id ?? newId(tx.now.getTime()) }))
  await at(tx)
    .insertInto('identity.grant')
    .values(
      rows.map((row) => ({
        id: row.id,
        person_id: row.personId,
        role: row.role,
        place_id: row.placeId ?? null,
        office_id: row.officeId ?? null,
        lines: row.lines ? [...row.lines] : null,
        from_on: row.fromOn,
        until_on: row.untilOn,
        given_by: actor.personId,
      })),
    )
    .execute()
  for (const row of rows) {
    record(tx, grantGiven, {
      placeId: row.placeId ?? both.placeId,
      officeId: row.officeId ?? both.officeId,
      actor,
      subject: { kind: 'identity.grant', id: row.id },
      personId: row.personId,
      data: {
        role: row.role,
        unit: (row.placeId ?? row.officeId)!,
        lines: row.lines ? [...row.lines] : null,
        fromOn: row.fromOn,
        untilOn: row.untilOn,
      },
    })
  }
  publish(tx, accessChanged)
  return rows.map((row) => row.id)
}

/** Gives a role on a unit within reach. Refuses a unit that is not there on the first day, and days in the wrong order. */
export async function giveGrant(
  tx: Tx,
  actor: Actor,
  { personId, role, unitId, lines = null, fromOn, untilOn = null }: BodyOf<typeof giveGrantEndpoint>,
): Promise<Grant> {
  if (untilOn !== null && untilOn <= fromOn) refuse(daysReversed)
  const unit = await unitNamed(tx, unitId, fromOn)
  if (!unit) return refuse(unknownUnit)
  const both = found(await roots(tx))
  demand(
    actor,
    'identity.grant',
    unit.tree === 'place' ? { ...both, placeId: unitId } : { ...both, officeId: unitId },
  )
  if (!(await personStanding(tx, personId))) refuse(unknownPerson)
  const node = unit.tree === 'place' ? { placeId: unitId } : { officeId: unitId }
  const [id] = await giveGrants(tx, actor, [{ personId, role, ...node, lines, fromOn, untilOn }])
  return found((await readGrants(tx, sql`g.id = ${id}`))[0])
}

/** Ends a grant from a day on. An end already set may be brought forward, not put off: that would be a new grant. */
export async function endGrant(
  tx: Tx,
  actor: Actor,
  id: string,
  { untilOn }: BodyOf<typeof endGrantEndpoint>,
): Promise<Grant> {
  await lockAccess(tx)
  const grant = found(
    await at(tx).selectFrom('identity.grant').selectAll().where('id', '=', id).executeTakeFirst(),
  )
  const both = found(await roots(tx))
  const standing = { placeId: grant.place_id ?? both.placeId, officeId: grant.office_id ?? both.officeId }
  found(actor.may('identity.grant', standing) ? grant : null)
  if (grant.until_on !== null && grant.until_on <= untilOn) refuse(grantOver)
  if (untilOn < grant.from_on) refuse(daysReversed)
  if (grant.role === 'administrator') await demandAnotherAdministrator(tx, { besidesGrant: id })
  await at(tx).updateTable('identity.grant').set({ until_on: untilOn }).where('id', '=', id).execute()
  record(tx, grantEnded, {
    ...standing,
    actor,
    subject: { kind: 'identity.grant', id },
    personId: grant.person_id,
    data: { role: grant.role as Role, unit: (grant.place_id ?? grant.office_id)!, untilOn },
  })
  publish(tx, accessChanged)
  return found((await readGrants(tx, sql`g.id = ${id}`))[0])
}

/** Somebody with an open account must go on being able to hand out roles for the whole street, without a set end. */
export async function demandAnotherAdministrator(
  tx: Tx,
  {
    besidesGrant = null,
    besidesPerson = null,
  }: { besidesGrant?: string | null; besidesPerson?: string | null },
): Promise<void> {
  const both = found(await roots(tx))
  const { rows } = await sql`
    select 1 from identity.grant g join identity.account a on a.person_id = g.person_id
    where g.role = 'administrator' and (g.place_id = ${both.placeId} or g.office_id = ${both.officeId})
      and g.from_on <= ${tx.today}::date and g.until_on is null and a.closed_at is null and a.staff_number is not null
      and g.id is distinct from ${besidesGrant}::uuid and g.person_id is distinct from ${besidesPerson}::uuid
    limit 1`.execute(tx.db)
  if (rows.length === 0) refuse(lastAdministrator)
}

/** Grants with their names. `st` is where each stands: its own node, and the root of the other tree. */
async function readGrants(tx: Tx, condition: RawBuilder<unknown>): Promise<Grant[]> {
  const both = found(await roots(tx))
  const { rows } = await sql<Grant>`
    select g.id, jsonb_build_object('id', p.id, 'name', p.name) as person, g.role,
      jsonb_build_object('id', u.id, 'tree', u.tree, 'kind', u.kind, 'name', u.name, 'shortName', u.short_name) as unit,
      g.lines, g.from_on as "fromOn", g.until_on as "untilOn"
    from identity.grant g
      join people.label p on p.id = g.person_id
      join units.label u on u.id = coalesce(g.place_id, g.office_id)
      cross join lateral (
        select coalesce(g.place_id, ${both.placeId}::uuid) as place_id, coalesce(g.office_id, ${both.officeId}::uuid) as office_id
      ) st
    where ${condition}
    order by p.name collate "zh-x-icu", g.from_on, g.role, g.id
    limit 2000`.execute(tx.db)
  return rows
}

/** Grants within reach. Those of residents, as many as people live there, only when one person is asked about. */
export async function listGrants(
  tx: Tx,
  actor: Actor,
  {
    personId = null,
    unitId = null,
    on = null,
  }: { personId?: string | null; unitId?: string | null; on?: string | null },
): Promise<ReplyOf<typeof listGrantsEndpoint>> {
  const grants = await readGrants(
    tx,
    sql`${withinReach(tx, actor.reach('identity.grant'), 'st.place_id', 'st.office_id')}
      and (${personId}::uuid is null or g.person_id = ${personId})
      and (g.role <> 'resident' or ${personId}::uuid is not null)
      and (${unitId}::uuid is null or coalesce(g.place_id, g.office_id) = ${unitId})
      and (${on}::date is null or (g.from_on <= ${on} and (g.until_on is null or ${on} < g.until_on)))`,
  )
  return { grants }
}

/**
 * Who holds a role on these units on a day, with the title they bear there: what `units` asks when somebody wants to know who answers.
 * Residents live there and answer for nothing.
 */
export async function holdersOn(tx: Tx, unitIds: readonly string[], on: string): Promise<Holder[]> {
  const { rows } = await sql<Holder>`
    select coalesce(g.place_id, g.office_id) as "unitId", g.role, g.lines,
      jsonb_build_object('id', p.id, 'name', p.name, 'title', w.title) as person
    from identity.grant g
      join people.label p on p.id = g.person_id
      left join lateral (
        select string_agg(title, '、' order by from_on, title) as title from people.works_for
        where person_id = g.person_id and from_on <= ${on}::date and ${on}::date < until_on
      ) w on true
    where (g.place_id = any (${unitIds}::uuid[]) or g.office_id = any (${unitIds}::uuid[])) and g.role <> 'resident'
      and g.from_on <= ${on}::date and (g.until_on is null or ${on}::date < g.until_on)`.execute(tx.db)
  return rows
}
