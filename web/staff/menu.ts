import { useAllWords, useWords } from '../lib/language.tsx'
import { useMe } from '../lib/me.ts'
import type { MenuEntry } from '../lib/module.ts'
import { modules } from './modules.ts'
import { staffWords } from './words.ts'

const sources = modules.map((module) => module.words)

export interface MenuLine extends MenuEntry {
  readonly label: string
}

export const menuGroups = ['home', 'promises', 'numbers', 'papers', 'assembly', 'street', 'house'] as const
export type MenuGroup = (typeof menuGroups)[number]

/** Under which heading a way stands, by the tens of its order. */
export function groupOf({ order }: Pick<MenuEntry, 'order'>): MenuGroup {
  const tens = Math.floor(order / 10)
  if (tens === 0) return 'home'
  if (tens === 1) return 'promises'
  if (tens <= 3) return 'numbers'
  if (tens === 4) return 'papers'
  if (tens === 5) return 'assembly'
  return tens === 6 ? 'street' : 'house'
}

/** The way that is being gone: of nested addresses the longest, so that `/plans/records` is not also `/plans`. */
export function wayOf(menu: readonly MenuLine[], pathname: string): string | undefined {
  const owner = menu.find(({ owns }) => owns?.test(pathname))
  if (owner) return owner.path
  return menu
    .map(({ path }) => path)
    .filter((path) => pathname === path || (path !== '/' && pathname.startsWith(`${path}/`)))
    .sort((a, b) => b.length - a.length)[0]
}

/** What every permission of every module is called. */
export function useEveryPermission(): (permission: string) => string {
  const words = useAllWords(sources)
  return (permission) =>
    words.find(({ permissions }) => permissions?.[permission])?.permissions?.[permission] ?? permission
}

/** Where this person can go, worded and in order; the first page comes first. */
export function useMenu(): readonly MenuLine[] {
  const me = useMe()
  const words = useWords(staffWords)
  const labels = useAllWords(sources)
  const lines = modules.flatMap((module, at) =>
    (module.staff?.menu ?? [])
      .filter(({ can }) => can === undefined || [can].flat().some((one) => me.holds(one)))
      .map((entry) => ({ ...entry, label: labels[at]?.menu?.[entry.key] ?? entry.key })),
  )
  return [
    { key: 'home', path: '/', order: 0, press: 'h', label: words.home },
    ...lines.sort((a, b) => a.order - b.order),
  ]
}
