import { createContext, useContext } from 'react'
import { useMe } from './me.ts'
import type { PartEntry } from './module.ts'
import { Arriving, lazily } from './pages.tsx'

/** The parts that modules add to pages of earlier ones; the frame of a door knows all its modules and tells. */
export const Parts = createContext<readonly PartEntry[]>([])

/** What later modules have to say at this place about what stands here, in their order. */
export function PartsAt({ at, id }: { at: PartEntry['at']; id: string }) {
  const me = useMe()
  const parts = useContext(Parts)
    .filter((part) => part.at === at && (part.can === undefined || me.holds(part.can)))
    .sort((a, b) => a.order - b.order)
  return parts.map((part) => <Part key={part.key} part={part} id={id} />)
}

function Part({ part, id }: { part: PartEntry; id: string }) {
  const Content = lazily(part)
  return (
    <Arriving rows={2}>
      <Content id={id} />
    </Arriving>
  )
}
