import { expect, test } from 'vitest'
import { capturedAt } from './files.ts'

test('the time of a photo is the one on the camera’s clock, in Shanghai unless it says where', () => {
  expect(capturedAt('2026:03:02 08:30:00', undefined)?.toISOString()).toBe('2026-03-02T00:30:00.000Z')
  expect(capturedAt('2026:03:02 08:30:00', '+09:00')?.toISOString()).toBe('2026-03-01T23:30:00.000Z')
  expect(capturedAt('2026:03:02 08:30:00', 'nowhere')?.toISOString()).toBe('2026-03-02T00:30:00.000Z')
})

test('a clock that was never set, or says no time, says nothing', () => {
  for (const time of ['0000:00:00 00:00:00', '1970:01:01 00:00:00', '9999:99:99 99:99:99', '', undefined, 5])
    expect(capturedAt(time, undefined)).toBeNull()
})
