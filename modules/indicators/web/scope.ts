import { useMemo } from 'react'
import { useSearchParams } from 'react-router'
import { dayAndTimeOf } from '../../../web/ui/dates.ts'
import type { View } from '../contract/words.ts'

/** Which year, where, by whom, and in which borders the page is looked at. It stands in the address, so that it can be passed on. */
export interface Scope {
  readonly year: number
  readonly placeId: string | null
  readonly officeId: string | null
  readonly view: View
}

export const today = (): string => dayAndTimeOf(new Date()).on
export const thisYear = (): number => Number(today().slice(0, 4))
/** The first year that can be chosen. */
const earliest = 2010

export function useScope(): { scope: Scope; choose: (next: Partial<Scope>) => void } {
  const [query, setQuery] = useSearchParams()
  const asked = Number(query.get('year'))
  const year = Number.isInteger(asked) && asked >= earliest && asked <= thisYear() + 1 ? asked : thisYear()
  const placeId = query.get('place')
  const officeId = query.get('office')
  const view: View = query.get('view') === 'now' ? 'now' : 'then'
  const scope = useMemo(() => ({ year, placeId, officeId, view }), [year, placeId, officeId, view])
  const choose = (next: Partial<Scope>) =>
    setQuery(
      (now) => {
        const fresh = new URLSearchParams(now)
        const put = (name: string, value: string | null, plain: string | null) => {
          if (value === plain || value === null) fresh.delete(name)
          else fresh.set(name, value)
        }
        if (next.year !== undefined) put('year', String(next.year), String(thisYear()))
        if (next.placeId !== undefined) put('place', next.placeId, null)
        if (next.officeId !== undefined) put('office', next.officeId, null)
        if (next.view !== undefined) put('view', next.view, 'then')
        return fresh
      },
      { replace: true, preventScrollReset: true },
    )
  return { scope, choose }
}

/** This year and the years before it, the newest first. */
export const years = (): number[] => Array.from({ length: 8 }, (_, at) => thisYear() - at)

/** The part of a scope that an ask carries. */
export const within = ({ placeId, officeId, view }: Pick<Scope, 'placeId' | 'officeId' | 'view'>) => ({
  ...(placeId ? { placeId } : {}),
  ...(officeId ? { officeId } : {}),
  ...(view === 'now' ? { view } : {}),
})
