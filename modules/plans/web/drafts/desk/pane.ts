import { type RefObject, useEffect, useRef } from 'react'
import type { Desk, Origin } from './desk.ts'
import type { Place } from './order.ts'

function placeUnder(target: EventTarget | null): Place | null {
  const mark = target instanceof Element ? target.closest<HTMLElement>('[data-quantity]') : null
  const { item, quantity } = mark?.dataset ?? {}
  return item && quantity ? { itemId: item, quantityId: quantity } : null
}

/** One listener per pane instead of one per mark: what the pointer and the focus do to quantities, the pane tells the desk. */
export function usePane(pane: RefObject<HTMLElement | null>, desk: Desk, origin: Origin): void {
  useEffect(() => {
    const box = pane.current
    if (!box) return
    const click = (event: MouseEvent) => {
      const place = placeUnder(event.target)
      if (place) event.preventDefault()
      // The end of a selection is no choice.
      if (!getSelection()?.isCollapsed || !(event.target instanceof Element)) return
      if (place) return desk.choose(place, origin)
      if (event.target.closest('button, input, select, textarea, label')) return
      const itemId = event.target.closest<HTMLElement>('[data-row]')?.dataset.row
      if (itemId) {
        event.preventDefault()
        desk.choose({ itemId, quantityId: null }, origin)
      }
    }
    const over = (event: PointerEvent) => {
      if (event.pointerType === 'mouse') desk.light(placeUnder(event.target))
    }
    const leave = () => desk.light(null)
    const focus = (event: FocusEvent) => {
      // Focus by Tab chooses; focus by a press waits for the click, since the press may begin a selection.
      const isByKey = event.target instanceof Element && event.target.matches(':focus-visible')
      const place = isByKey ? placeUnder(event.target) : null
      if (place) desk.choose(place, desk.get().chosenIn)
    }
    // A mark is a link; pulling at it should select its words, not carry it away.
    const drag = (event: DragEvent) => placeUnder(event.target) && event.preventDefault()
    box.addEventListener('click', click)
    box.addEventListener('dragstart', drag)
    box.addEventListener('pointerover', over)
    box.addEventListener('pointerleave', leave)
    box.addEventListener('focusin', focus)
    return () => {
      box.removeEventListener('click', click)
      box.removeEventListener('dragstart', drag)
      box.removeEventListener('pointerover', over)
      box.removeEventListener('pointerleave', leave)
      box.removeEventListener('focusin', focus)
    }
  }, [pane, desk, origin])
}

const room = 56

/** On a narrow screen the panes do not scroll by themselves; the page does, and what is at hand covers its lower half. */
const isLaidOut = (pane: HTMLElement) => getComputedStyle(pane).overflowY === 'visible'

/** Brings an element of a pane on screen by scrolling the pane alone, and only when it is not there already. */
export function bringIntoPane(pane: HTMLElement, element: Element): void {
  if (isLaidOut(pane)) {
    const { top, bottom } = element.getBoundingClientRect()
    if (top < 2 * room || bottom > innerHeight * 0.42) scrollBy(0, top - innerHeight * 0.24)
    return
  }
  const outer = pane.getBoundingClientRect()
  const inner = element.getBoundingClientRect()
  if (inner.top >= outer.top + room && inner.bottom <= outer.bottom - room) return
  pane.scrollTop += inner.top - outer.top - Math.max(room, (outer.height - inner.height) / 3)
}

/** After a choice made elsewhere the pane shows it too. A choice by keyboard also takes the focus along, unless somebody is typing. */
export function useFollowing(
  pane: RefObject<HTMLElement | null>,
  origin: Origin,
  chosen: Place | null,
  chosenIn: Origin,
  isShown: boolean,
  takesFocus: boolean,
): void {
  useEffect(() => {
    const box = pane.current
    // On a narrow screen another side may just have been turned to.
    if (
      !box ||
      !chosen ||
      (isLaidOut(box) && !isShown) ||
      (chosenIn === origin && !isLaidOut(box)) ||
      box.offsetParent === null
    )
      return
    const mark = chosen.quantityId && box.querySelector(`[data-quantity="${CSS.escape(chosen.quantityId)}"]`)
    const shown = mark || box.querySelector(`[data-row="${CSS.escape(chosen.itemId)}"]`)
    if (!shown) return
    bringIntoPane(box, shown)
    const active = document.activeElement
    const isFree = !active || active === document.body || active.tagName === 'MAIN' || box.contains(active)
    const isTyping = active instanceof HTMLTextAreaElement || active instanceof HTMLInputElement
    const link =
      shown instanceof HTMLAnchorElement ? shown : shown.querySelector<HTMLElement>('a[tabindex="0"]')
    if (takesFocus && chosenIn === 'keyboard' && isFree && !isTyping) link?.focus({ preventScroll: true })
  }, [pane, origin, chosen, chosenIn, isShown, takesFocus])
}

/** The panes reach to the lower edge of the window, whatever stands above them. */
export function usePaneHeight(): RefObject<HTMLDivElement | null> {
  const panes = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const box = panes.current
    const page = box?.closest('article')
    if (!box || !page) return
    const fit = () =>
      box.style.setProperty('--above', `${Math.round(box.getBoundingClientRect().top + scrollY)}px`)
    const watcher = new ResizeObserver(fit)
    watcher.observe(page)
    return () => watcher.disconnect()
  }, [])
  return panes
}

interface Row {
  readonly id: string
  readonly element: HTMLElement
}

const rowsOf = (pane: HTMLElement): Row[] =>
  [...pane.querySelectorAll<HTMLElement>('[data-row]')].map((element) => ({
    id: element.dataset.row ?? '',
    element,
  }))

/** Two panes over the same items scroll in step: the one somebody is at leads, and both have the same item at their top. */
export function useScrollInStep(
  one: RefObject<HTMLElement | null>,
  other: RefObject<HTMLElement | null>,
): void {
  useEffect(() => {
    const panes = [one.current, other.current]
    let leading: HTMLElement | null = null
    let frame = 0
    const stops = panes.flatMap((pane, at) => {
      const follower = panes[1 - at]
      if (!pane || !follower) return []
      const lead = () => {
        leading = pane
      }
      const scroll = () => {
        if (leading !== pane) return
        cancelAnimationFrame(frame)
        frame = requestAnimationFrame(() => follow(pane, follower))
      }
      const kinds = ['pointerenter', 'wheel', 'touchstart', 'keydown'] as const
      for (const kind of kinds) pane.addEventListener(kind, lead, { passive: true })
      pane.addEventListener('scroll', scroll, { passive: true })
      return [
        () => {
          for (const kind of kinds) pane.removeEventListener(kind, lead)
          pane.removeEventListener('scroll', scroll)
        },
      ]
    })
    return () => {
      cancelAnimationFrame(frame)
      for (const stop of stops) stop()
    }
  }, [one, other])
}

function follow(leader: HTMLElement, follower: HTMLElement): void {
  const rows = rowsOf(leader)
  let at = 0
  for (let high = rows.length; at < high; ) {
    const middle = (at + high) >> 1
    if (rows[middle]!.element.offsetTop <= leader.scrollTop + 1) at = middle + 1
    else high = middle
  }
  const row = rows[Math.max(0, at - 1)]
  const twin = row && rowsOf(follower).find(({ id }) => id === row.id)?.element
  if (!row || !twin) return
  const share = (leader.scrollTop - row.element.offsetTop) / Math.max(1, row.element.offsetHeight)
  follower.scrollTop = twin.offsetTop + Math.max(0, share) * twin.offsetHeight
}
