import { expect, test } from 'vitest'
import { dayAndTimeOf, sayDay, sayWholeDay } from './dates.ts'
import type { Saying } from './say.ts'
import { words as en } from './words.en.ts'
import { words as zh } from './words.zh-CN.ts'

const chinese: Saying = { language: 'zh-CN', words: zh, site: '里弄' }
const english: Saying = { language: 'en', words: en, site: 'Lilong' }

test('near days are said, far days are dated, other years carry their year', () => {
  const said = (on: string) => sayDay(on, '2026-03-01', chinese)
  expect(said('2026-03-01')).toBe('今天')
  expect(said('2026-02-28')).toBe('昨天')
  expect(said('2026-03-03')).toBe('后天')
  expect(said('2026-01-05')).toBe('1月5日')
  expect(said('2025-12-31')).toBe('2025年12月31日')
  expect(sayDay('2026-01-05', '2026-03-01', english)).toBe('5 Jan')
})

test('an instant late in the evening in UTC is already the next day in Shanghai', () => {
  expect(dayAndTimeOf('2026-03-01T16:30:00Z')).toEqual({ on: '2026-03-02', time: '00:30' })
})

test('the whole day has its weekday and no time zone moves it', () => {
  expect(sayWholeDay('2026-03-01', chinese)).toBe('2026年3月1日星期日')
  expect(sayWholeDay('2026-03-01', english)).toMatch(/^Sunday,? 1 March 2026$/)
})
