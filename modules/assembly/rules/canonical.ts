// One way to write a value down, so that equal values are equal bytes: JSON with sorted keys, no blanks, whole numbers, and text in one
// Unicode form (after RFC 8785, without its fractions).

export type Canonical = null | boolean | number | string | Canonical[] | { [key: string]: Canonical }

/**
 * The value in canonical JSON. Keys without a value are left out; text is brought to NFC, and what cannot be kept, half characters and the
 * sign for unreadable bytes, becomes □.
 * @throws RangeError for a number that is not whole, TypeError for what JSON does not know
 */
export function writeCanonical(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(keepable(value))
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new RangeError('Only whole numbers are written down')
    return String(value + 0)
  }
  if (value === null || typeof value === 'boolean') return String(value)
  if (Array.isArray(value)) return `[${value.map((item) => writeCanonical(item)).join(',')}]`
  if (typeof value !== 'object') throw new TypeError('Only what JSON knows is written down')
  const fields = Object.entries(value).filter(([, field]) => field !== undefined)
  const written = fields.map(([key, field]) => [keepable(key), writeCanonical(field)] as const)
  return `{${written
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, field]) => `${JSON.stringify(key)}:${field}`)
    .join(',')}}`
}

/** The value as it reads back from a file: the same fields, with text as it can be kept. */
export function keptAs<T>(value: T): T {
  return JSON.parse(writeCanonical(value))
}

/** Ids and keys, which are most of a file, are kept as they are: plain ASCII has one form only. */
const plainAscii = /^[\x20-\x7e]*$/

function keepable(text: string): string {
  if (plainAscii.test(text)) return text
  return text.toWellFormed().replaceAll('\ufffd', '□').normalize('NFC')
}

/** Where a text stops being canonical: the keys and places that lead there, and how many characters in. */
export class NotCanonical extends Error {
  path: readonly (string | number)[]
  position: number
  constructor(path: readonly (string | number)[], position: number) {
    super(`Not canonical at ${position}`)
    this.path = path
    this.position = position
  }
}

const deepest = 40

/**
 * Reads canonical JSON and nothing else, so that what was read could have been written in no other way: another order, a blank, an
 * escape that was not needed, a second Unicode form are refused where they stand.
 * @throws NotCanonical
 */
export function readCanonical(text: string): Canonical {
  let at = 0
  const path: (string | number)[] = []
  const value = read()
  if (at !== text.length) refuse()
  return value

  function refuse(): never {
    throw new NotCanonical([...path], at)
  }

  function take(character: string): boolean {
    if (text[at] !== character) return false
    at++
    return true
  }

  function read(): Canonical {
    // Nothing that is published stands so deep; reading on would only exhaust the machine.
    if (path.length > deepest) refuse()
    if (text[at] === '"') return readText()
    if (take('[')) return readList()
    if (take('{')) return readFields()
    const word = /(?:null|true|false|-?[0-9]+)/y
    word.lastIndex = at
    const found = word.exec(text)?.[0] ?? refuse()
    const value = JSON.parse(/^-?0./.test(found) ? refuse() : found)
    if (typeof value === 'number' && (!Number.isSafeInteger(value) || String(value) !== found)) refuse()
    at += found.length
    return value
  }

  function readText(): string {
    // A string ends at the first quotation mark that no backslash covers. Walked by hand: a pattern runs out of stack on a long one.
    let end = at + 1
    while (end < text.length && text[end] !== '"') end += text[end] === '\\' ? 2 : 1
    if (end >= text.length) refuse()
    const found = text.slice(at, end + 1)
    const value = plain(found) ?? refuse()
    at += found.length
    return value
  }

  function readList(): Canonical[] {
    const list: Canonical[] = []
    if (take(']')) return list
    do {
      path.push(list.length)
      list.push(read())
      path.pop()
    } while (take(','))
    return take(']') ? list : refuse()
  }

  function readFields(): Record<string, Canonical> {
    const fields: [string, Canonical][] = []
    if (take('}')) return {}
    do {
      if (text[at] !== '"') refuse()
      const key = readText()
      const last = fields.at(-1)?.[0]
      path.push(key)
      if ((last !== undefined && last >= key) || !take(':')) refuse()
      fields.push([key, read()])
      path.pop()
    } while (take(','))
    // Defined one by one, so that a key like __proto__ is a key like any other.
    return take('}') ? Object.fromEntries(fields) : refuse()
  }
}

/** The text between these quotation marks, or null when it would be written in another way. */
function plain(quoted: string): string | null {
  try {
    const value: unknown = JSON.parse(quoted)
    return typeof value === 'string' && writeCanonical(value) === quoted ? value : null
  } catch {
    return null
  }
}
