import { expect, test } from 'vitest'
import { readAsk, writeAsk } from './useOpenNumber.ts'

const plain = { indicatorId: 'i', from: '2026-01-01', until: '2027-01-01' }

test('an ask in an address reads back as it was written', () => {
  for (const ask of [
    plain,
    { ...plain, placeId: 'p' },
    { ...plain, officeId: 'o', view: 'now' as const },
    { ...plain, versionId: 'v' },
  ])
    expect(readAsk(writeAsk(ask))).toEqual(ask)
  expect(writeAsk(plain)).toBe('i~2026-01-01~2027-01-01')
})

test('an address that speaks of no number opens none', () => {
  for (const text of [null, '', 'i', 'i~2026~2027', '~2026-01-01~2027-01-01'])
    expect(readAsk(text)).toBeNull()
})
