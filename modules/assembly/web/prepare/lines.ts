import type { Item, ItemText } from '../../contract/prepare-agenda.ts'

/** An item of the agenda while somebody writes it: texts as typed, and a key of its own before it is saved. */
export interface Line {
  key: string
  id: string | null
  kind: Item['kind']
  title: string
  speaker: string
  speakerId: string | null
  minutes: string
  script: string
  needs: readonly Item['needs'][number][]
}

let made = 0

export const freshLine = (item?: Omit<ItemText, 'id'>): Line => ({
  key: `new-${made++}`,
  id: null,
  kind: item?.kind ?? 'report',
  title: item?.title ?? '',
  speaker: item?.speaker ?? '',
  speakerId: item?.speakerId ?? null,
  minutes: String(item?.minutes ?? ''),
  script: item?.script ?? '',
  needs: item?.needs ?? ['previous_done'],
})

export const lineOf = (item: Item): Line => ({
  ...freshLine({ ...item, speakerId: item.speakerPerson?.id ?? null }),
  key: item.id,
  id: item.id,
})

/** The same lines with one of them somewhere else; as they are when there is nowhere to go. */
export function moved<T>(lines: readonly T[], from: number, to: number): readonly T[] {
  const one = lines[from]
  if (one === undefined || to < 0 || to >= lines.length || from === to) return lines
  const rest = lines.filter((_, index) => index !== from)
  return [...rest.slice(0, to), one, ...rest.slice(to)]
}
