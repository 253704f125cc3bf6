import { expect, test } from 'vitest'
import { begin, change, redo, undo } from './history.ts'

const after = (...steps: [string, string | null, number][]) =>
  steps.reduce((history, [next, about, at]) => change(history, next, about, at), begin('a'))

test('undo goes back step by step to the beginning and no further, redo forward again', () => {
  const history = after(['b', null, 1], ['c', null, 2])
  expect(undo(history).present).toBe('b')
  expect(undo(undo(undo(history))).present).toBe('a')
  expect(redo(undo(history)).present).toBe('c')
  expect(redo(history)).toBe(history)
})

test('a new change after an undo forgets what was undone', () => {
  const history = change(undo(after(['b', null, 1])), 'x', null, 2)
  expect(redo(history).present).toBe('x')
  expect(undo(history).present).toBe('a')
})

test('letters typed into one field in one breath are one step; another field or a pause begins another', () => {
  const typed = after(['b', 'subject', 0], ['c', 'subject', 1000], ['d', 'subject', 2000])
  expect(undo(typed).present).toBe('a')
  const paused = change(typed, 'e', 'subject', 9000)
  expect(undo(paused).present).toBe('d')
  expect(undo(change(typed, 'e', 'unit', 2100)).present).toBe('d')
})

test('typing on after an undo is a step of its own', () => {
  const back = undo(after(['b', 'unit', 0]))
  expect(undo(change(back, 'c', 'unit', 10)).present).toBe('a')
  expect(change(back, 'c', 'unit', 10).past).toEqual(['a'])
})

test('a change that changes nothing is no step', () => {
  const history = after(['b', null, 1])
  expect(change(history, 'b', null, 2)).toBe(history)
})
