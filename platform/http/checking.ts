import { Ajv, type ErrorObject, type Options } from 'ajv'
import addFormats from 'ajv-formats'
import { isCivilDate } from '../civil.ts'

const ajvOptions: Options = { allErrors: true, removeAdditional: false, useDefaults: true, strict: false }
const strictly = new Ajv({ ...ajvOptions, coerceTypes: false })
// Query strings and paths are text by nature: "2" may stand for 2 there, but never in a body.
const coercing = new Ajv({ ...ajvOptions, coerceTypes: 'array' })
for (const ajv of [strictly, coercing]) {
  addFormats.default(ajv)
  // Narrower than the library's: what passes here, PostgreSQL takes and code may compare as text. No "urn:uuid:", no capitals, no year 0.
  ajv.addFormat('uuid', /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
  ajv.addFormat('date', (text) => isCivilDate(text) && text >= '1900-01-01' && text < '2200-01-01')
  ajv.addFormat('decimal', { type: 'number', validate: (value) => Number(value.toFixed(6)) === value })
}

interface Check {
  (data: unknown): boolean
  errors: Partial<ErrorObject>[] | null
}

/** Whether a part of a request has its shape, and is text that can be kept. */
export function checkOf({ schema, httpPart }: { schema: unknown; httpPart?: string }): Check {
  const fits = (httpPart === 'body' ? strictly : coercing).compile(schema as object)
  const { 'x-any-text': anyText = [] } = schema as { 'x-any-text'?: readonly string[] }
  const check: Check = Object.assign(
    (data: unknown) => {
      check.errors = fits(data) ? faultOfText(data, anyText) : (fits.errors ?? [])
      return check.errors === null
    },
    { errors: null },
  )
  return check
}

function faultOfText(data: unknown, anyText: readonly string[]): Partial<ErrorObject>[] | null {
  const instancePath = findUnkeepable(data, '', anyText)
  return instancePath === null
    ? null
    : [{ instancePath, keyword: 'text', message: 'must be well-formed text', params: {} }]
}

/**
 * Where a text stands that PostgreSQL cannot hold: one with U+0000 or half a character. Looked for after the shape, which bounds how
 * deep there is to look.
 */
function findUnkeepable(value: unknown, at: string, leaveOut: readonly string[] = []): string | null {
  if (typeof value === 'string') return value.includes('\0') || !value.isWellFormed() ? at : null
  if (typeof value !== 'object' || value === null) return null
  for (const [key, inner] of Object.entries(value)) {
    if (leaveOut.includes(key)) continue
    const found = findUnkeepable(key, at) ?? findUnkeepable(inner, `${at}/${key}`)
    if (found !== null) return found
  }
  return null
}
