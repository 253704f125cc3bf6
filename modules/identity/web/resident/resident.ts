import { createContext, useContext } from 'react'
import type { Resident } from '../../contract/phone.ts'

interface AtHome {
  readonly resident: Resident | null
  /** Tells every page what the resident has just changed about themselves. */
  changed(next: Resident): void
}

const AtHomeContext = createContext<AtHome | null>(null)
export const ResidentAtHome = AtHomeContext.Provider

/** All that is known of the signed-in resident, for the page about themselves. */
export function useAtHome(): { resident: Resident; changed(next: Resident): void } {
  const home = useContext(AtHomeContext)
  if (!home?.resident) throw new Error('no resident is signed in here')
  return { resident: home.resident, changed: home.changed }
}
