import { useMemo } from 'react'
import { useAsked } from '../../../../web/lib/queries.ts'
import { getMe } from '../../../identity/contract.ts'
import { getTree, type Unit } from '../../../units/contract.ts'
import type { ProjectSummary } from '../../contract/projects.ts'
import { permissions } from '../../permissions.ts'

type Carried = Pick<ProjectSummary, 'leadOffice' | 'joiningOffices'>

/** A place to choose, named within its neighbourhood. */
export interface PlaceChoice {
  readonly id: string
  readonly name: string
  /** The neighbourhood around it, where it is not one itself. */
  readonly neighbourhood: string | null
  /** A place this person holds the post for, not one within it. */
  readonly isOwn: boolean
}

function above(units: ReadonlyMap<string, Unit>, id: string): Unit[] {
  const chain: Unit[] = []
  for (
    let unit = units.get(id);
    unit && chain.length < 20;
    unit = unit.parentId ? units.get(unit.parentId) : undefined
  )
    chain.push(unit)
  return chain
}

/**
 * Places this person may record for: those below their own, or every place when their office leads or joins the project. The
 * server decides; this only keeps the list short. Undefined while it is being read.
 */
export function usePlaces(project: Carried): {
  places: PlaceChoice[] | undefined
  error: Error | null
  again: () => void
} {
  const { placesOf, ...asked } = useReach()
  return { places: useMemo(() => placesOf?.(project), [placesOf, project]), ...asked }
}

/** The same for many projects at once: whether there is anything this person could record for each. */
export function useReach() {
  const me = useAsked(getMe)
  const places = useAsked(getTree, { query: { tree: 'place' } })
  const offices = useAsked(getTree, { query: { tree: 'office' } })
  const placesOf = useMemo(() => {
    if (!me.data || !places.data || !offices.data) return undefined
    const mine = me.data.roles.filter(({ role }) =>
      (permissions['plans.record'] as readonly string[]).includes(role),
    )
    const own = new Set(mine.map(({ unit }) => unit.id))
    const placeById = new Map(places.data.units.map((unit) => [unit.id, unit]))
    const officeById = new Map(offices.data.units.map((unit) => [unit.id, unit]))
    const all = places.data.units.map((unit) => {
      const chain = above(placeById, unit.id)
      const around = chain.slice(1).find(({ kind }) => kind === 'neighbourhood')
      const choice: PlaceChoice = {
        id: unit.id,
        name: unit.shortName,
        neighbourhood: around?.shortName ?? null,
        isOwn: own.has(unit.id),
      }
      return { choice, isMine: chain.some(({ id }) => own.has(id)) }
    })
    return (project: Carried): PlaceChoice[] => {
      const carrying = [...(project.leadOffice ? [project.leadOffice] : []), ...project.joiningOffices]
      const everywhere = carrying.some(({ id }) => above(officeById, id).some((unit) => own.has(unit.id)))
      return all.flatMap(({ choice, isMine }) => (everywhere || isMine ? [choice] : []))
    }
  }, [me.data, places.data, offices.data])
  return {
    placesOf,
    error: me.error ?? places.error ?? offices.error,
    again: () => {
      for (const one of [me, places, offices]) if (one.error) one.refetch()
    },
  }
}
