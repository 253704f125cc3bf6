import type { FastifyReply } from 'fastify'
import { xlsxType } from '../../../platform/files/workbook.ts'

const types: Readonly<Record<string, string>> = {
  xlsx: xlsxType,
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
}

/** A file to be saved under its Chinese name (RFC 6266), never opened inside the page. */
export function handOut(reply: FastifyReply, { name, bytes }: { name: string; bytes: Buffer }): Buffer {
  const kind = name.slice(name.lastIndexOf('.') + 1)
  reply.type(types[kind] ?? 'application/octet-stream')
  reply.header(
    'content-disposition',
    `attachment; filename="assembly.${kind}"; filename*=UTF-8''${encodeURIComponent(name)}`,
  )
  reply.header('x-content-type-options', 'nosniff')
  reply.header('cache-control', 'no-store')
  return bytes
}
