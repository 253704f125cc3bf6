import { createContext, useContext } from 'react'

/** Who sits at the desk, as far as pages need to know. What they may do is decided by the server, row by row. */
export interface Me {
  readonly personId: string
  readonly name: string
  /** Where they work and as what, in words, for the corner of the page. */
  readonly posts: readonly string[]
  /** Whether the permission is held anywhere at all: to show or hide a way, never to protect anything. */
  holds(permission: string): boolean
  signOut(): Promise<void>
  /** Two words the frame shows and `identity` owns. */
  readonly words: { readonly signOut: string; readonly account: string }
}

const MeContext = createContext<Me | null>(null)
export const MeProvider = MeContext.Provider

/** The signed-in person. Refuses outside the staff door. */
export function useMe(): Me {
  const me = useContext(MeContext)
  if (!me) throw new Error('nobody is signed in here')
  return me
}
