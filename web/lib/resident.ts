import { createContext, useContext } from 'react'

/** Who is signed in at the residents' door, as far as pages need to know. */
export interface ResidentHere {
  readonly personId: string
  /** What they want to be called. */
  readonly name: string
  readonly street: string
  readonly neighbourhood: { readonly id: string; readonly name: string }
  /** Whether residents may do this at all: to show or hide a way, never to protect anything. */
  holds(permission: string): boolean
}

const ResidentContext = createContext<ResidentHere | null>(null)
export const ResidentProvider = ResidentContext.Provider

/** The signed-in resident. Refuses outside the residents' door. */
export function useResident(): ResidentHere {
  const resident = useContext(ResidentContext)
  if (!resident) throw new Error('no resident is signed in here')
  return resident
}
