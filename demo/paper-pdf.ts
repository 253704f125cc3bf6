import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ReceivedFile } from '../platform/http/multipart.ts'

/** A page of PDF with a few Latin words: what it holds does not matter, that no two are alike does. */
export async function pdfOf(folder: string, name: string, words: string): Promise<ReceivedFile> {
  const text = `BT /F1 14 Tf 72 760 Td (Guiduqiao ${words}) Tj ET`
  const parts = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    `<</Length ${text.length}>>\nstream\n${text}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ]
  let pdf = '%PDF-1.4\n'
  const offsets = parts.map((part, i) => {
    const at = pdf.length
    pdf += `${i + 1} 0 obj${part}endobj\n`
    return at
  })
  const xref = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  pdf += `xref\n0 ${parts.length + 1}\n0000000000 65535 f \n${xref}trailer<</Size ${parts.length + 1}/Root 1 0 R>>\nstartxref\n${pdf.length}\n%%EOF\n`
  const path = join(folder, createHash('sha1').update(words).digest('hex'))
  await writeFile(path, pdf)
  return {
    field: 'file',
    name,
    path,
    sizeBytes: pdf.length,
    sha256: createHash('sha256').update(pdf).digest(),
  }
}
