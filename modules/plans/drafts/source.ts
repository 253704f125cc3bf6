import { readFile } from 'node:fs/promises'
import { unzip, ZipProblem } from '../../../platform/files/unzip.ts'
import type { ReceivedFile } from '../../../platform/http/multipart.ts'
import { refuse } from '../../../platform/http/refusal.ts'
import { sourceUnreadable } from '../contract/drafts.ts'
import { decodePlan } from '../reading/decode.ts'

const mediaTypes = {
  text: 'text/plain',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const

/** A document with many photos unpacks to this at most; a bomb is refused before anything reads it. */
const unpacked = { mostBytes: 100_000_000, mostEntries: 5_000 }
/** Marks in its XML: a plan of thirty pages has a fifth of these. Each costs time in which nobody else is served. */
const mostMarks = 300_000

/**
 * The text of an uploaded plan, found by what the file is and not by what it is called. Refuses, with the reason, what holds no text
 * of a plan.
 */
export async function decodeFile(
  file: ReceivedFile,
): Promise<{ text: string; mediaType: string; name: string }> {
  const name = plainName(file.name)
  const bytes = await readFile(file.path)
  if (bytes.subarray(0, 2).toString('latin1') === 'PK') {
    const parts = await unzip(bytes, unpacked).catch((error: unknown) => {
      if (error instanceof ZipProblem) refuse(sourceUnreadable, { reason: error.reason, name })
      throw error
    })
    if (countMarks(parts) > mostMarks) refuse(sourceUnreadable, { reason: 'too_long', name })
  }
  const decoded = await decodePlan(bytes)
  if (!decoded.ok) refuse(sourceUnreadable, { reason: decoded.reason.replaceAll('-', '_'), name })
  return { text: decoded.source.toWellFormed(), mediaType: mediaTypes[decoded.format], name }
}

function countMarks(parts: ReadonlyMap<string, Buffer>): number {
  let marks = 0
  for (const [name, content] of parts) {
    if (!name.endsWith('.xml')) continue
    for (let at = content.indexOf('<'); at >= 0; at = content.indexOf('<', at + 1)) marks++
  }
  return marks
}

/** The last part of whatever path a browser sent, short enough to be shown. */
export function plainName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? ''
  return [...last.replaceAll('\0', '').toWellFormed()].slice(-120).join('')
}
