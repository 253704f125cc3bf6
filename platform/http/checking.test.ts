import { expect, test } from 'vitest'
import { Amount, CivilDate, Id, shape, Type } from '../contract.ts'
import { checkOf } from './checking.ts'

const faults = (schema: object, data: unknown, httpPart = 'body') => {
  const check = checkOf({ schema, httpPart })
  return check(data) ? [] : (check.errors ?? []).map((e) => e.instancePath)
}

test('text that PostgreSQL cannot hold is a fault of the request, wherever it stands', () => {
  const Note = shape({ notes: Type.Array(Type.String()), labels: Type.Record(Type.String(), Type.String()) })
  expect(faults(Note, { notes: ['fine 🙂'], labels: { a: '欧阳𬭎' } })).toEqual([])
  expect(faults(Note, { notes: ['fine', 'a\0b'], labels: {} })).toEqual(['/notes/1'])
  expect(faults(Note, { notes: ['\ud83d'], labels: {} })).toEqual(['/notes/0'])
  expect(faults(Note, { notes: [], labels: { 'a\0': 'b' } })).toEqual(['/labels'])
  expect(faults(shape({ search: Type.String() }), { search: '%\0' }, 'querystring')).toEqual(['/search'])
})

test('a field whose verb cleans it itself may hold any text, and only that field', () => {
  const Paste = shape({ text: Type.String(), title: Type.String() }, { anyText: ['text'] })
  expect(faults(Paste, { text: 'a\0\ud83d', title: 'fine' })).toEqual([])
  expect(faults(Paste, { text: 'fine', title: 'a\0' })).toEqual(['/title'])
})

test('an id is written one way, and a day is one that every part of the house can count with', () => {
  const id = '019cac0f-2680-704d-aa63-2db01b9a66e1'
  expect(faults(shape({ id: Id }), { id })).toEqual([])
  expect(faults(shape({ id: Id }), { id: `urn:uuid:${id}` })).toEqual(['/id'])
  expect(faults(shape({ id: Id }), { id: id.toUpperCase() })).toEqual(['/id'])
  for (const on of ['2026-02-28', '2028-02-29', '1900-01-01', '2199-12-31'])
    expect(faults(shape({ on: CivilDate }), { on })).toEqual([])
  for (const on of ['2026-02-30', '2027-02-29', '0000-01-01', '9999-12-31', '2026-2-3', ' 2026-02-03'])
    expect(faults(shape({ on: CivilDate }), { on })).toEqual(['/on'])
})

test('an amount is what a person would write down', () => {
  for (const n of [0, 0.1, 74.96, 1.000001, 12_345_678.123456, 1e12, -3])
    expect(faults(shape({ n: Amount }), { n })).toEqual([])
  for (const n of [1e308, 1.1e12, 5e-324, 0.1 + 0.2, 1.000_000_1, '3', null])
    expect(faults(shape({ n: Amount }), { n })).toEqual(['/n'])
})
