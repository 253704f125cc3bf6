import { Document, Packer, Paragraph } from 'docx'
import type { PaperBody } from '../contract/layout.ts'

export async function drawPaper(body: PaperBody): Promise<Buffer> {
  const texts = body.blocks.flatMap((block) => ('text' in block ? [block.text] : []))
  const lines = [body.organ, body.number, body.title, body.mainTo, ...texts, ...body.signature, body.date]
  return Packer.toBuffer(
    new Document({ sections: [{ children: lines.flatMap((line) => (line ? [new Paragraph(line)] : [])) }] }),
  )
}
