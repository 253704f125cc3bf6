import { describe, expect, test } from 'vitest'
import { readFixtures, short } from './fixtures/marked.ts'
import { type Quantity, readPlan } from './index.ts'

describe('the fixtures', () => {
  for (const { name, source, marks } of readFixtures()) {
    test(`every quantity of ${name} is read as a person marked it`, () => {
      const rows = readPlan(source).items.flatMap((item) => item.targets)
      const inShort = (row: Quantity) => short({ ...row, partOf: null, per: null })
      expect(rows.map(inShort)).toEqual(marks.map((mark) => inShort({ ...blank, ...mark })))
      for (const [index, mark] of marks.entries()) {
        const row = rows[index]!
        expect(row.start < mark.end && mark.start < row.end, mark.text).toBe(true)
        if (mark.per !== null) expect(row.per).toBe(mark.per)
        if (mark.role === 'target') expect(row.kind, mark.text).toBe(mark.level ? 'level' : 'flow')
      }
    })
  }
})

const blank: Quantity = {
  text: '',
  value: 0,
  max: null,
  comparator: '=',
  unit: null,
  subject: null,
  role: 'target',
  kind: 'flow',
  baseline: null,
  partOf: null,
  per: null,
  start: 0,
  end: 0,
  at: { start: 0, end: 0 },
}
