import { createContext, useContext, useSyncExternalStore } from 'react'
import type { Content } from './content.ts'
import type { Desk, DeskState } from './desk.ts'

const DeskContext = createContext<Desk | null>(null)
export const DeskProvider = DeskContext.Provider

/** The desk this part stands on. */
export function useDesk(): Desk {
  const desk = useContext(DeskContext)
  if (!desk) throw new Error('this part belongs on a desk')
  return desk
}

/** One thing of the desk; the part is drawn again only when that one thing changes, so it must be a value or stay the same object. */
export function useDeskState<T>(select: (state: DeskState) => T): T {
  const desk = useDesk()
  return useSyncExternalStore(desk.hear, () => select(desk.get()))
}

export const useContent = (): Content => useDeskState((state) => state.history.present)
