import type { LineFault } from '../contract/lists.ts'

// Lines that somebody pasted or sent in a table, into things on a list. All or nothing, with a report line by line.

export interface ReadLine {
  line: number
  text: string
  name: string
  place: string
  key: string | null
  /** A formula stood where a text belongs. */
  isFormula: boolean
}

const headings = /^(名称|点位|点位名称|name)$/i
const formula = /^[=+\-@]/

/** Pasted text into lines: fields by tab, else by comma of either width; empty lines and a heading are left out. */
export function readLines(text: string): ReadLine[] {
  return readRows(
    text.split(/\r\n|\r|\n/).map((line) => (line.includes('\t') ? line.split('\t') : line.split(/[,，]/))),
  )
}

/** Rows of a table into lines; `null` is an empty cell, `false` one that holds a formula. */
export function readRows(rows: readonly (readonly (string | null | false)[])[]): ReadLine[] {
  return rows.flatMap((cells, index) => {
    const clean = cells.map((cell) => (typeof cell === 'string' ? cell.normalize('NFC').trim() : ''))
    const [name = '', place = '', key = ''] = clean
    if (clean.every((cell) => cell === '') && !cells.includes(false)) return []
    if (index === 0 && headings.test(name)) return []
    const isFormula =
      cells.slice(0, 3).includes(false) || [name, place, key].some((cell) => formula.test(cell))
    return [{ line: index + 1, text: clean.join(' '), name, place, key: key === '' ? null : key, isFormula }]
  })
}

export interface PlacedLine {
  name: string
  placeId: string
  key: string | null
}

/**
 * What can be taken of the lines, and what is wrong with the others. `placesNamed` finds the places of a name; `onList` says whether a
 * thing of this name at this place, or of this key, stands on the list already.
 */
export function placeLines(
  lines: readonly ReadLine[],
  known: {
    matchedBy: 'place' | 'key'
    placesNamed: (name: string) => readonly string[]
    onList: (line: PlacedLine) => boolean
  },
): { things: PlacedLine[]; faults: LineFault[] } {
  const things: PlacedLine[] = []
  const faults: LineFault[] = []
  const seen = new Set<string>()
  for (const line of lines) {
    const fault = (code: LineFault['code']) =>
      faults.push({ line: line.line, text: line.text.slice(0, 200), code })
    if (line.isFormula) {
      fault('formula')
      continue
    }
    if (line.name === '' || line.name.length > 80) {
      fault('name_missing')
      continue
    }
    const [placeId, ...others] = line.place === '' ? [] : known.placesNamed(line.place)
    if (placeId === undefined) {
      fault('no_place')
      continue
    }
    if (others.length > 0) {
      fault('place_ambiguous')
      continue
    }
    if (known.matchedBy === 'key' && line.key === null) {
      fault('key_missing')
      continue
    }
    const thing = { name: line.name, placeId, key: known.matchedBy === 'key' ? line.key : null }
    const marks = [`${thing.name}\t${placeId}`, ...(thing.key === null ? [] : [`\t${thing.key}`])]
    if (marks.some((mark) => seen.has(mark))) fault('twice')
    else if (known.onList(thing)) fault('on_list')
    else things.push(thing)
    for (const mark of marks) seen.add(mark)
  }
  return { things, faults }
}
