import { sql } from 'kysely'
import type { Tx } from '../../../platform/tx.ts'
import type { Definition } from '../contract/definitions.ts'

/** A version of a definition with the versions it stands on: everything that is needed to answer. */
export interface Meant {
  indicatorId: string
  versionId: string
  number: number
  /** The office that answers for it and the area it speaks of. */
  officeId: string
  placeId: string
  /** The same area as a filter: null when it is the whole tree. */
  areaId: string | null
  definition: Definition
  numerator: Meant | null
  denominator: Meant | null
}

interface VersionRow {
  id: string
  office_id: string
  place_id: string
  area_id: string | null
  version_id: string
  number: number
  is_newest: boolean
  definition: Definition
  parts: (Omit<Meant, 'numerator' | 'denominator'> & { role: 'numerator' | 'denominator' })[]
}

/** The place of an indicator, or null when nothing stands above it: everything lies below the root. */
const areaOf = (alias: 'i' | 'pi') => sql`(select ${sql.ref(`${alias}.place_id`)} where exists (
  select from units.within w where w.id = ${sql.ref(`${alias}.place_id`)} and w.ancestor_id <> w.id))`

/** Names a version: the newest of an indicator, or one that was pinned. */
export const meantKey = (indicatorId: string, versionId: string | undefined) =>
  `${indicatorId}/${versionId ?? ''}`

/** The versions asked for, by `meantKey`, in one statement. What does not exist is not in the map. */
export async function findVersions(
  tx: Tx,
  asked: readonly { indicatorId: string; versionId?: string | undefined }[],
): Promise<Map<string, Meant>> {
  const distinct = [...new Map(asked.map((a) => [meantKey(a.indicatorId, a.versionId), a])).values()]
  const { rows } = await sql<VersionRow>`
    select i.id, i.office_id, i.place_id, v.id as version_id, v.number, v.number = i.version as is_newest, v.definition,
      ${areaOf('i')} as area_id,
      coalesce((select jsonb_agg(jsonb_build_object('role', p.role, 'indicatorId', pi.id, 'versionId', pv.id, 'number', pv.number,
          'officeId', pi.office_id, 'placeId', pi.place_id, 'areaId', ${areaOf('pi')}, 'definition', pv.definition))
        from indicators.part p join indicators.version pv on pv.id = p.part_version_id join indicators.indicator pi on pi.id = p.part_id
        where p.version_id = v.id), '[]') as parts
    from jsonb_to_recordset(${JSON.stringify(
      distinct.map((a) => ({ indicator: a.indicatorId, version: a.versionId ?? null })),
    )}::jsonb) as a(indicator uuid, version uuid)
    join indicators.indicator i on i.id = a.indicator
    join indicators.version v on v.indicator_id = i.id and (v.id = a.version or (a.version is null and v.number = i.version))`.execute(
    tx.db,
  )
  const meant = new Map<string, Meant>()
  for (const row of rows) {
    const partOf = (role: string): Meant | null => {
      const part = row.parts.find((p) => p.role === role)
      if (!part) return null
      const { role: _, ...rest } = part
      return { ...rest, numerator: null, denominator: null }
    }
    const version: Meant = {
      indicatorId: row.id,
      versionId: row.version_id,
      number: row.number,
      officeId: row.office_id,
      placeId: row.place_id,
      areaId: row.area_id,
      definition: row.definition,
      numerator: partOf('numerator'),
      denominator: partOf('denominator'),
    }
    meant.set(meantKey(row.id, row.version_id), version)
    if (row.is_newest) meant.set(meantKey(row.id, undefined), version)
  }
  return meant
}
