import { sql } from 'kysely'
import { found } from '../../platform/http/refusal.ts'
import type { Lilong } from '../../platform/lilong.ts'
import type { Tx } from '../../platform/tx.ts'
import type { Me } from './contract.ts'
import { longestMs } from './rules.ts'

/** The signed-in person as the browser needs to know them: name, roles of today, and what these allow anywhere at all. */
export async function meOf(
  tx: Tx,
  lilong: Pick<Lilong, 'permissions'>,
  accountId: string,
  sessionId?: string | null,
): Promise<Me> {
  const { rows } = await sql<Omit<Me, 'permissions' | 'endsAt'> & { expiresAt: Date | null }>`
    select a.person_id as "personId", p.name, a.staff_number as "staffNumber", a.must_change as "mustChange",
      (select expires_at from identity.session where id = ${sessionId ?? null}::uuid) as "expiresAt",
      coalesce((
        select jsonb_agg(jsonb_build_object('grantId', g.id, 'role', g.role, 'lines', g.lines, 'fromOn', g.from_on,
          'untilOn', g.until_on, 'unit', jsonb_build_object('id', u.id, 'tree', u.tree, 'kind', u.kind, 'name', u.name,
          'shortName', u.short_name)) order by g.from_on, g.role, u.name)
        from identity.grant g join units.label u on u.id = coalesce(g.place_id, g.office_id)
        where g.person_id = a.person_id and g.role <> 'resident' and g.from_on <= ${tx.today}::date
          and (g.until_on is null or ${tx.today}::date < g.until_on)
      ), '[]') as roles
    from identity.account a join people.label p on p.id = a.person_id
    where a.id = ${accountId}`.execute(tx.db)
  const { expiresAt, ...me } = found(rows[0])
  const held = new Set<string>(me.mustChange ? [] : me.roles.map((role) => role.role))
  const permissions = [...lilong.permissions]
    .filter(([, roles]) => [...roles].some((role) => held.has(role)))
    .map(([permission]) => permission)
    .toSorted()
  return {
    ...me,
    permissions,
    endsAt: (expiresAt ?? new Date(tx.now.getTime() + longestMs)).toISOString(),
  }
}
