import { createContext, useContext, useSyncExternalStore } from 'react'
import { begin, change, type History, redo, undo } from '../../../../web/lib/history.ts'
import type { ReportContent } from '../../contract/content.ts'
import type { NumberTold } from '../../contract/told.ts'
import type { Spot } from './content.ts'

/** What is on the desk: everything that is saved. */
export interface Written {
  readonly title: string
  readonly from: string
  readonly until: string
  readonly content: ReportContent
}

export interface Caret {
  readonly spot: Spot
  /** How many letters stand before it; a number counts as one. */
  readonly at: number | 'end'
}

interface DeskState {
  readonly history: History<Written>
  /** Where the caret is to go next. */
  readonly caret: Caret | null
}

/** The state of one report being written, outside of React: typing draws one line again, not the whole report. */
export interface Desk {
  get(): DeskState
  hear(hearer: () => void): () => void
  written(): Written
  /** Changes about the same thing in one breath are one step of undo. */
  act(change: (written: Written) => Written, about?: string | null, caret?: Caret | null): void
  write(change: (content: ReportContent) => ReportContent, about?: string | null, caret?: Caret | null): void
  undo(): void
  redo(): void
  /** The line in which the caret stood last. */
  at: Spot | null
  /** Numbers put in since the server was asked. */
  readonly fresh: Map<string, NumberTold>
}

export function openDesk(written: Written): Desk {
  let state: DeskState = { history: begin(written), caret: null }
  const hearers = new Set<() => void>()
  const put = (next: DeskState) => {
    if (next === state) return
    state = next
    for (const hear of hearers) hear()
  }
  const desk: Desk = {
    get: () => state,
    hear(hearer) {
      hearers.add(hearer)
      return () => hearers.delete(hearer)
    },
    written: () => state.history.present,
    act(next, about = null, caret = null) {
      const history = change(state.history, next(state.history.present), about, Date.now())
      if (history !== state.history || caret) put({ history, caret })
    },
    write(next, about = null, caret = null) {
      desk.act(
        (now) => {
          const content = next(now.content)
          return content === now.content ? now : { ...now, content }
        },
        about,
        caret,
      )
    },
    undo: () => put({ ...state, history: undo(state.history), caret: null }),
    redo: () => put({ ...state, history: redo(state.history), caret: null }),
    at: null,
    fresh: new Map(),
  }
  return desk
}

const DeskContext = createContext<Desk | null>(null)
export const DeskProvider = DeskContext.Provider

export function useDesk(): Desk {
  const desk = useContext(DeskContext)
  if (!desk) throw new Error('this part belongs on a desk')
  return desk
}

/** One thing of the desk; the part is drawn again only when that one thing changes. */
export function useDeskState<T>(select: (state: DeskState) => T): T {
  const desk = useDesk()
  return useSyncExternalStore(desk.hear, () => select(desk.get()))
}
