import { sql } from 'kysely'
import type { QueryOf, ReplyOf } from '../../platform/contract.ts'
import type { Actor } from '../../platform/http/actor.ts'
import { found } from '../../platform/http/refusal.ts'
import type { Lilong } from '../../platform/lilong.ts'
import type { Tx } from '../../platform/tx.ts'
import { roots, withinReach } from '../units/index.ts'
import type { Role } from '../units/rules.ts'
import type { Authority, getAccess as getAccessEndpoint } from './contract/access.ts'

const most = 500

/**
 * Who may do what on a day, and by which grant. An administrator and an auditor see the grants within their reach; whoever asks about a
 * unit also sees the roles held on what it stands in, since those reach down to it. Where residents live is shown of one person only: a
 * list of them would be a register of who lives there.
 */
export async function getAccess(
  tx: Tx,
  lilong: Pick<Lilong, 'permissions'>,
  actor: Actor,
  { personId, unitId, permission, on = tx.today }: QueryOf<typeof getAccessEndpoint>,
): Promise<ReplyOf<typeof getAccessEndpoint>> {
  const both = found(await roots(tx))
  const carrying = permission === undefined ? null : [...(lilong.permissions.get(permission) ?? [])]
  const { rows } = await sql<Authority>`
    select g.id as "grantId", jsonb_build_object('id', p.id, 'name', p.name) as person, g.role,
      jsonb_build_object('id', u.id, 'tree', u.tree, 'kind', u.kind, 'name', u.name) as unit,
      g.lines, g.from_on as "fromOn", g.until_on as "untilOn",
      case when b.id is not null then jsonb_build_object('id', b.id, 'name', b.name) end as "givenBy",
      g.until_on is null and ${withinReach(tx, actor.reach('identity.grant'), 'st.place_id', 'st.office_id')} as "mayEnd"
    from identity.grant g
      join people.label p on p.id = g.person_id
      join units.label u on u.id = coalesce(g.place_id, g.office_id)
      left join people.label b on b.id = g.given_by
      cross join lateral (
        select coalesce(g.place_id, ${both.placeId}::uuid) as place_id, coalesce(g.office_id, ${both.officeId}::uuid) as office_id
      ) st
    where g.from_on <= ${on}::date and (g.until_on is null or ${on}::date < g.until_on)
      and ${withinReach(tx, actor.reach('identity.access'), 'st.place_id', 'st.office_id')}
      and (${personId ?? null}::uuid is null or g.person_id = ${personId ?? null})
      and (g.role <> 'resident' or g.person_id = ${personId ?? null}::uuid)
      and (${carrying}::text[] is null or g.role = any (${carrying}))
      and (${unitId ?? null}::uuid is null or exists (
        select from units.within w where w.id = ${unitId ?? null} and w.ancestor_id = coalesce(g.place_id, g.office_id)
          and w.from_on <= ${on}::date and ${on}::date < w.until_on))
    order by p.name collate "zh-x-icu", p.id, g.from_on, g.role, u.name limit ${most + 1}`.execute(tx.db)
  return {
    on,
    authorities: rows.slice(0, most),
    hasMore: rows.length > most,
    permissions: Object.fromEntries(
      [...lilong.permissions].map(([name, roles]) => [name, [...roles] as Role[]]),
    ),
  }
}
