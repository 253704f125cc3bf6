/** Civil dates: plain YYYY-MM-DD strings in Asia/Shanghai, compared as strings, never carried through `Date` arithmetic in local time. */

export type Civil = string

const shanghai = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

/** The day on the calendar in Shanghai at this instant. */
export function civilDate(at: Date): Civil {
  return shanghai.format(at)
}

/** The day `days` after (or before, when negative) a civil date. */
export function addDays(on: Civil, days: number): Civil {
  const at = new Date(`${on}T00:00:00Z`)
  at.setUTCDate(at.getUTCDate() + days)
  return at.toISOString().slice(0, 10)
}

/** Whole days from one civil date to another; negative when `to` is earlier. */
export function daysBetween(from: Civil, to: Civil): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}

/** Whether the string is a day that exists on the calendar (2026-02-30 does not). */
export function isCivilDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === text
}
