import { createContext, useContext } from 'react'
import type { Spot } from './content.ts'

/** A place in the text that waits for something to be put in. */
export interface Opening {
  /** The line is empty: it may become something else than text. */
  isEmpty: boolean
  /** The sign "/" was typed: whoever wanted the sign itself gets it. */
  typed: boolean
  block: string
  /** The line with a mark where the caret was. */
  place(mark: string): { spot: Spot; text: string; at: number | 'end' }
}

export interface Inserting {
  find(opening: Opening): void
  /** Opens the card of a number. */
  show(numberId: string): void
}

const InsertingContext = createContext<Inserting | null>(null)
export const InsertingProvider = InsertingContext.Provider

export function useInserting(): Inserting {
  const inserting = useContext(InsertingContext)
  if (!inserting) throw new Error('this part belongs on a desk')
  return inserting
}
