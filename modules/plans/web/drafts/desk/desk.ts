import { type Content, countDraft } from './content.ts'
import { begin, change, type History, redo, undo } from './history.ts'
import { firstDifference, holdPlace, type Place } from './order.ts'

/** Where a choice was made: the pane it was made in stays as it is, the others follow. */
export type Origin = 'result' | 'source' | 'list' | 'keyboard'

export interface DeskState {
  readonly history: History<Content>
  readonly chosen: Place | null
  readonly chosenIn: Origin
  /** What the pointer is over. */
  readonly lit: Place | null
  /** The item whose words are being changed. */
  readonly writing: string | null
  /** The quantity that waits for somebody to select its new words. */
  readonly placing: Place | null
  /** Which fields are open beside the text. */
  readonly form: Form
}

export type Form = 'none' | 'quantity' | 'item'

/** Everything the desk shows, outside of React, so that a row is drawn again only when what it shows has changed. */
export interface Desk {
  readonly isFrozen: boolean
  get(): DeskState
  content(): Content
  hear(hearer: () => void): () => void
  /** Changes the content. Changes about the same thing within a breath are one step back. A frozen draft stays as it is. */
  act(edit: (content: Content) => Content, about?: string): void
  choose(place: Place | null, origin: Origin): void
  light(place: Place | null): void
  write(itemId: string | null): void
  /** Whoever is writing says how to take over what was written so far; nobody, when they are done. */
  hold(takeOver: (() => void) | null): void
  /** Takes over what is being written, before leaving or saving. */
  settle(): void
  place(place: Place | null): void
  open(form: Form): void
  undo(): void
  redo(): void
}

const isSame = (a: Place | null, b: Place | null) =>
  a === b || (a?.itemId === b?.itemId && a?.quantityId === b?.quantityId)

export function openDesk(content: Content, isFrozen: boolean, clock: () => number = Date.now): Desk {
  const hearers = new Set<() => void>()
  let state: DeskState = {
    history: begin(content),
    chosen: null,
    chosenIn: 'keyboard',
    lit: null,
    writing: null,
    placing: null,
    form: 'none',
  }
  let takeOver: (() => void) | null = null
  const set = (next: Partial<DeskState>) => {
    state = { ...state, ...next }
    for (const hear of hearers) hear()
  }
  const turnTo = (history: History<Content>, follow = false) => {
    const [before, after] = [state.history.present, history.present]
    if (before === after) return
    const isThere = (itemId: string) => after.items.some((item) => item.id === itemId)
    const held = (follow ? firstDifference(before, after) : null) ?? holdPlace(before, after, state.chosen)
    const stays = isSame(held, state.chosen)
    set({
      history,
      chosen: stays ? state.chosen : held,
      chosenIn: stays ? state.chosenIn : 'keyboard',
      writing: state.writing !== null && isThere(state.writing) ? state.writing : null,
      placing: null,
    })
  }
  return {
    isFrozen,
    get: () => state,
    content: () => state.history.present,
    hear(hearer) {
      hearers.add(hearer)
      return () => hearers.delete(hearer)
    },
    act(edit, about) {
      if (isFrozen) return
      turnTo(change(state.history, edit(state.history.present), about ?? null, clock()))
    },
    choose(place, origin) {
      if (!isSame(place, state.chosen) || origin !== state.chosenIn) set({ chosen: place, chosenIn: origin })
    },
    light(place) {
      if (!isSame(place, state.lit)) set({ lit: place })
    },
    write(itemId) {
      if (!isFrozen && itemId !== state.writing) set({ writing: itemId })
    },
    hold(next) {
      takeOver = next
    },
    settle: () => takeOver?.(),
    place(place) {
      if (!isFrozen && !isSame(place, state.placing)) set({ placing: place })
    },
    open(form) {
      if (form !== state.form && !(isFrozen && form !== 'none')) set({ form })
    },
    undo: () => turnTo(undo(state.history), true),
    redo: () => turnTo(redo(state.history), true),
  }
}

const counted = new WeakMap<Content, ReturnType<typeof countDraft>>()

/** `countDraft`, reckoned once per content. */
export function countsOf(content: Content): ReturnType<typeof countDraft> {
  const known = counted.get(content) ?? countDraft(content)
  counted.set(content, known)
  return known
}
