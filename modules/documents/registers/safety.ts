import { unzip, ZipProblem } from '../../../platform/files/unzip.ts'
import { refuse } from '../../../platform/http/refusal.ts'
import { templateUnreadable, templateUnsafe } from '../contract/registers.ts'

// What comes from outside and will be opened again, by us and by whoever gets the print, carries nothing that acts or calls.

const limits = { mostBytes: 40_000_000, mostEntries: 400 }
const mostXmlBytes = 12_000_000

const carries: readonly (readonly [RegExp, string])[] = [
  [/vba(project|data)|macrosheets?\/|dialogsheets?\//i, 'macro'],
  [/(^|\/)embeddings\/|(^|\/)activex\/|(^|\/)ctrlprops\/|oleobject/i, 'embedded'],
  [/(^|\/)externallinks?\/|(^|\/)connections\.xml$|(^|\/)querytables?\//i, 'external_link'],
  [/(^|\/)customui\d*\/|(^|\/)afchunk|\.(html?|mht|rtf|js|vbs|exe|dll)$/i, 'embedded'],
]

/** Fields that fetch, start or point elsewhere when a program brings them up to date. */
const acting =
  /\b(DDEAUTO|DDE|INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK|MACROBUTTON|AUTOTEXT|DATABASE)\b|HYPERLINK\s+"/i

/**
 * Opens an office file and refuses, naming the part, whatever acts or points outside: macros, embedded objects, external relationships,
 * fields that load other files. Sizes are measured while unpacking. What is returned is all that anybody reads of it afterwards.
 */
export async function openSafely(bytes: Buffer): Promise<Map<string, Buffer>> {
  if (bytes.subarray(0, 4).toString('latin1') === '\xD0\xCF\x11\xE0')
    refuse(templateUnreadable, { reason: 'old_format' })
  if (bytes.subarray(0, 2).toString('latin1') !== 'PK') refuse(templateUnreadable, { reason: 'not_office' })
  const parts = await unzip(bytes, limits).catch((error: unknown) => {
    if (error instanceof ZipProblem) return refuse(templateUnreadable, { reason: error.reason })
    throw error
  })
  let xmlBytes = 0
  for (const [name, content] of parts) {
    const found = carries.find(([pattern]) => pattern.test(name))
    if (found) refuse(templateUnsafe, { what: found[1], part: name })
    if (!/\.(xml|rels|vml)$/i.test(name)) continue
    xmlBytes += content.length
    if (xmlBytes > mostXmlBytes) refuse(templateUnreadable, { reason: 'too_large' })
    // A part in another encoding would be read by others and not by us.
    if (content.includes(0)) refuse(templateUnreadable, { reason: 'damaged' })
    const xml = content.toString('utf8')
    if (/<!(?:DOCTYPE|ENTITY)/i.test(xml)) refuse(templateUnreadable, { reason: 'damaged' })
    const said = decoded(xml)
    if (/\.rels$/i.test(name) && pointsOutside(said))
      refuse(templateUnsafe, { what: 'external_link', part: name })
    if (/macroEnabled|ms-word\.attachedTemplate|vbaProject/i.test(said) && /content_types/i.test(name))
      refuse(templateUnsafe, { what: 'macro', part: name })
    if (/<(\w+:)?(altChunk|subDoc|object|control)\b/.test(said) && /^word\//.test(name))
      refuse(templateUnsafe, { what: 'embedded', part: name })
    if (acting.test(fieldCodes(said))) refuse(templateUnsafe, { what: 'field', part: name })
  }
  return parts
}

/** Relationships that leave the file: said so, or naming a protocol, a server or a drive. */
function pointsOutside(rels: string): boolean {
  return (
    /TargetMode\s*=\s*(["'])\s*External\s*\1/i.test(rels) ||
    /\sTarget\s*=\s*(["'])\s*([a-z][a-z0-9+.-]*:|\\\\|\/\/)/i.test(rels)
  )
}

/** Numbered entities as what they stand for: &#69;xternal is External. */
const decoded = (xml: string) =>
  xml.replace(
    /&#(?:x([0-9a-f]{1,6})|(\d{1,7}));/gi,
    (whole, hex: string | undefined, dec: string | undefined) => {
      const code = hex ? Number.parseInt(hex, 16) : Number(dec)
      return code > 0x1f && code < 0x10ffff ? String.fromCodePoint(code) : whole
    },
  )

/** All field codes of a part behind one another: a code may be cut up over many runs. */
function fieldCodes(xml: string): string {
  const simple = [...xml.matchAll(/<w:fldSimple\b[^>]*?w:instr\s*=\s*(["'])(.*?)\1/g)].map((m) => m[2] ?? '')
  const runs = [...xml.matchAll(/<w:(?:instrText|delInstrText)\b[^>]*>([^<]*)</g)].map((m) => m[1] ?? '')
  return `${simple.join(' ')} ${runs.join('')}`.replaceAll('&quot;', '"')
}
