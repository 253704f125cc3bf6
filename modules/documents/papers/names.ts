import { fileTypeFromFile } from 'file-type'
import type { ReceivedFile } from '../../../platform/http/multipart.ts'

/** What a file is by its content, whatever its name says; plain bytes where nothing is known. */
export const mediaTypeOf = async (file: ReceivedFile): Promise<string> =>
  (await fileTypeFromFile(file.path))?.mime ?? 'application/octet-stream'

/** A file's name without folders and signs that show nothing; at most 120 characters with its ending kept. */
export function cleanFileName(name: string): string {
  const bare = name
    .normalize('NFC')
    .replace(/^.*[\\/]/, '')
    .replace(/[\p{C}]/gu, '')
    .trim()
  const [, stem = bare, ending = ''] = /^(.*?)(\.[\p{L}\p{N}]{1,8})?$/u.exec(bare) ?? []
  return ([...stem].slice(0, 110).join('') || '附件') + ending
}
