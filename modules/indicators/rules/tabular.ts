// Texts that leave the house in a table. A spreadsheet program takes what begins with = + - or @ for a formula, also in a csv, and
// would run it on the machine of whoever opens the file (services.md C.1, 43).

const risky = /^[=+\-@\t\r]/

/** A cell of a csv: quoted where it must be, and never a formula. Numbers stay numbers. */
export function csvCell(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const safe = risky.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Lines of a csv as spreadsheet programs in China open it: UTF-8 with its mark, CR LF. */
export function csvText(rows: readonly (readonly (string | number | null)[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`
}
