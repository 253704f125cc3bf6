import type { Saying } from './say.ts'

/**
 * Dates as people say them. A civil date (YYYY-MM-DD) is already a day in Shanghai and is only ever read as text or at UTC
 * midnight, so that no time zone of a browser can move it; an instant becomes a day and a time in Shanghai.
 */
const inShanghai = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

export function dayAndTimeOf(instant: string | Date): { on: string; time: string } {
  const parts = new Map(inShanghai.formatToParts(new Date(instant)).map((p) => [p.type, p.value]))
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? ''
  return {
    on: `${part('year')}-${part('month')}-${part('day')}`,
    time: `${part('hour')}:${part('minute')}`,
  }
}

const utcDay = (on: string) => Date.parse(`${on}T00:00:00Z`) / 86_400_000

/** "昨天", "3月4日", "2024年12月3日": as near as the day is. */
export function sayDay(on: string, today: string, { language, words }: Saying): string {
  const days = utcDay(on) - utcDay(today)
  if (days === 0) return words.today
  if (days === -1) return words.yesterday
  if (days === -2) return words.dayBeforeYesterday
  if (days === 1) return words.tomorrow
  if (days === 2) return words.dayAfterTomorrow
  const sameYear = on.slice(0, 4) === today.slice(0, 4)
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    timeZone: 'UTC',
    ...(sameYear ? {} : { year: 'numeric' }),
    month: language === 'en' ? 'short' : 'long',
    day: 'numeric',
  }).format(new Date(`${on}T00:00:00Z`))
}

/** The whole date with its weekday, for hover and for headings. */
export function sayWholeDay(on: string, { language }: Pick<Saying, 'language'>): string {
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    timeZone: 'UTC',
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    weekday: 'long',
  }).format(new Date(`${on}T00:00:00Z`))
}
