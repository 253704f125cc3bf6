import { expect, test } from 'vitest'
import { meaningOf } from './deskKeys.ts'

const press = (
  key: string,
  held: Partial<Record<'ctrlKey' | 'altKey' | 'shiftKey' | 'metaKey', boolean>> = {},
) => meaningOf({ key, ctrlKey: false, altKey: false, shiftKey: false, metaKey: false, ...held })

test('one key toggles a target, in either width', () => {
  expect(press('t')).toBe('target')
  expect(press('ｔ')).toBe('target')
})

test('undo and redo by the keys of either habit', () => {
  expect(press('z', { ctrlKey: true })).toBe('undo')
  expect(press('Z', { ctrlKey: true, shiftKey: true })).toBe('redo')
  expect(press('z', { metaKey: true })).toBe('undo')
  expect(press('y', { ctrlKey: true })).toBe('redo')
})

test('with Ctrl or Shift held, plain letters are left to the browser', () => {
  expect(press('d', { ctrlKey: true })).toBe(undefined)
  expect(press('t', { ctrlKey: true })).toBe(undefined)
  expect(press('ArrowRight', { shiftKey: true })).toBe(undefined)
  expect(press('a', { altKey: true })).toBe(undefined)
})

test('Alt and an arrow move the item, an arrow alone moves the eye', () => {
  expect(press('ArrowUp', { altKey: true })).toBe('up')
  expect(press('ArrowUp')).toBe('above')
})
