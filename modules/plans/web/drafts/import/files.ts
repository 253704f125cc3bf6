/** What can be said about a file before it travels; what is inside is for the server to find out. */
export const mostBytes = 20_000_000
export const mostLetters = 1_500_000

/** Why this file is not worth sending, as a reason of `source_unreadable`; null when it is. */
export function whyNot({ name, size }: { name: string; size: number }): string | null {
  if (size === 0) return 'empty'
  if (size > mostBytes) return 'too_large'
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''
  if (ending === 'txt' || ending === 'docx' || ending === '') return null
  if (ending === 'doc' || ending === 'wps') return 'old_word'
  if (ending === 'pdf') return 'pdf'
  if (/^(zip|rar|7z|gz|tar)$/.test(ending)) return 'archive'
  return 'wrong_kind'
}

/** Letters as people count them in Chinese: everything but white space. */
export const countLetters = (text: string): number => text.replace(/\s+/g, '').length
export const countLines = (text: string): number =>
  text.split(/\r\n?|\n/).filter((line) => line.trim() !== '').length

/** "640 KB", "1.2 MB". */
export function sayBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} KB`
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}
