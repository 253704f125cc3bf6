import { LoopPlugin, TemplateHandler, TextPlugin } from 'easy-template-x'
import { zip } from '../../../platform/files/zip.ts'
import { refuse } from '../../../platform/http/refusal.ts'
import {
  type TemplateReads,
  templateUnknownFields,
  templateUnreadable,
  templateWithoutRows,
} from '../contract/registers.ts'
import { commonNamed, fieldNamed, loopNames } from './fields.ts'
import type { RegisterSource } from './sources.ts'

/** Texts and loops only: what draws pictures or writes raw XML from data is left out, so that data stays data. */
const plugins = () => [new LoopPlugin(), new TextPlugin()]
const mostTags = 300

/** What a docx asks for: {字段} anywhere, and one loop {#记录}…{/记录} over the rows. Names whatever the records do not have. */
export async function readDocx(parts: Map<string, Buffer>, source: RegisterSource): Promise<TemplateReads> {
  if (!parts.has('word/document.xml')) refuse(templateUnreadable, { reason: 'not_office' })
  const tags = await new TemplateHandler({ plugins: plugins(), maxXmlDepth: 40 })
    .parseTags(await zip(parts))
    .catch(() => refuse(templateUnreadable, { reason: 'tags' }))
  if (tags.length > mostTags) refuse(templateUnreadable, { reason: 'too_large' })
  const fields = new Set<string>()
  const said = new Set<string>()
  const unknown = new Set<string>()
  let loop: string | null = null
  let depth = 0
  for (const tag of tags) {
    const name = tag.name.trim()
    if (tag.disposition === 'Close') depth--
    else if (tag.disposition === 'Open') {
      depth++
      if (depth === 1 && loopNames.includes(name.toLowerCase())) loop = tag.name
      else unknown.add(`#${name}`)
    } else {
      const field = depth > 0 ? fieldNamed(source, name) : null
      const common = field === null ? commonNamed(source, name) : null
      if (field !== null) fields.add(field)
      else if (common !== null) said.add(common)
      else unknown.add(name)
    }
  }
  for (const name of tagsOfMargins(parts)) {
    const key = commonNamed(source, name)
    if (key === null) unknown.add(name)
    else said.add(key)
  }
  if (unknown.size > 0) refuse(templateUnknownFields, { fields: [...unknown].slice(0, 20).join('、') })
  if (loop === null || fields.size === 0) refuse(templateWithoutRows)
  // A loop that is not closed, or closed in another cell, shows only when the template is filled: so it is filled once now.
  await fillDocx(parts, source, { once: {}, rows: [{}, {}] })
  return { fields: [...fields], commons: [...said], loop, sheet: null }
}

/** Fields that stand in heads and feet of the pages, which the library does not list but fills. */
function tagsOfMargins(parts: Map<string, Buffer>): string[] {
  return [...parts]
    .filter(([name]) => /^word\/(header|footer)\d*\.xml$/.test(name))
    .flatMap(([, content]) => {
      const texts = content.toString('utf8').matchAll(/<w:t\b[^>]*>([^<]*)</g)
      const text = [...texts].map((m) => m[1] ?? '').join('')
      return [...text.matchAll(/\{([^{}]{1,60})\}/g)].map((m) => (m[1] ?? '').trim())
    })
}

/** The template filled. Each field is looked up by the same names by which the template was checked. */
export async function fillDocx(
  parts: Map<string, Buffer>,
  source: RegisterSource,
  filled: {
    once: Readonly<Record<string, string>>
    rows: readonly Readonly<Record<string, string>>[]
  },
): Promise<Buffer> {
  const { once, rows } = filled
  const handler = new TemplateHandler({
    plugins: plugins(),
    maxXmlDepth: 40,
    scopeDataResolver: ({ strPath }) => {
      const name = strPath.at(-1) ?? ''
      if (strPath.length === 1 && loopNames.includes(name.trim().toLowerCase()))
        return rows.map((row) => ({ ...row }))
      const row = strPath.length > 2 ? rows[Number(strPath[1])] : undefined
      const field = row ? fieldNamed(source, name) : null
      if (row && field !== null) return row[field] ?? ''
      return once[commonNamed(source, name) ?? ''] ?? ''
    },
  })
  try {
    return await handler.process(await zip(parts), {})
  } catch {
    return refuse(templateUnreadable, { reason: 'tags' })
  }
}
