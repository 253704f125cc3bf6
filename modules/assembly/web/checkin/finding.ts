import type { PersonLine } from '../../contract/presence.ts'

// Finding somebody on the list while they stand before the desk.

export const filters = ['all', 'missing', 'here', 'left', 'observers'] as const
export type Filter = (typeof filters)[number]

const plain = (text: string) => text.normalize('NFKC').toLowerCase()

/** Every word typed must stand in the name, the constituency, the delegation, the office or the seat. */
export function isMeant(line: PersonLine, typed: string): boolean {
  const words = plain(typed).split(/\s+/).filter(Boolean)
  const about = plain(
    [line.name, line.constituency, line.delegation, line.capacity, line.seat, line.venue?.name]
      .filter(Boolean)
      .join(' '),
  )
  return words.every((word) => about.includes(word))
}

export function isIn(line: PersonLine, filter: Filter): boolean {
  switch (filter) {
    case 'all':
      return true
    case 'missing':
      return line.there === null && line.leave !== 'granted'
    case 'here':
      return line.there !== null
    case 'left':
      return line.leftAt !== null
    case 'observers':
      return line.standing === 'observer'
  }
}

/** Those a search means: whoever still has to sign in first, then by how early the name begins with what was typed. */
export function found(lines: readonly PersonLine[], typed: string, filter: Filter): PersonLine[] {
  const meant = lines.filter((line) => isIn(line, filter) && isMeant(line, typed))
  if (typed.trim() === '') return meant
  const rank = (line: PersonLine) =>
    (line.there ? 2 : 0) + (plain(line.name).startsWith(plain(typed.trim())) ? 0 : 1)
  return meant
    .map((line, at) => ({ line, at }))
    .sort((a, b) => rank(a.line) - rank(b.line) || a.at - b.at)
    .map(({ line }) => line)
}

/** Everybody else on the list who bears this name. */
export const namesakes = (lines: readonly PersonLine[], one: PersonLine): PersonLine[] =>
  one.sameName > 1 ? lines.filter((line) => line.name === one.name) : []
