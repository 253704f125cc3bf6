import { expect, test } from 'vitest'
import { changeQuantity, dropQuantity, toggleTarget } from './content.ts'
import { openDesk } from './desk.ts'
import { sample } from './sample.ts'

test('undo goes back over an act, and shows where', () => {
  const desk = openDesk(sample, false)
  desk.act((content) => dropQuantity(content, 'i3', 'q3'))
  desk.choose({ itemId: 'i1', quantityId: 'q1' }, 'result')
  desk.undo()
  expect(desk.content()).toBe(sample)
  expect(desk.get().chosen).toEqual({ itemId: 'i3', quantityId: 'q3' })
  desk.redo()
  expect(desk.content().items[2]?.quantities).toEqual([])
})

test('typing into one field is one step back', () => {
  let now = 0
  const desk = openDesk(sample, false, () => now)
  for (const subject of ['充', '充电', '充电桩']) {
    desk.act((content) => changeQuantity(content, 'i3', 'q3', (q) => ({ ...q, subject })), 'q3 subject')
    now += 400
  }
  desk.undo()
  expect(desk.content()).toBe(sample)
})

test('an adopted draft stays as it is, whatever is pressed', () => {
  const desk = openDesk(sample, true)
  desk.act((content) => toggleTarget(content, 'i1', 'q1'))
  desk.write('i1')
  desk.open('quantity')
  desk.place({ itemId: 'i1', quantityId: 'q1' })
  expect(desk.content()).toBe(sample)
  expect(desk.get()).toMatchObject({ writing: null, form: 'none', placing: null })
})

test('an act that changes nothing wakes nobody and is no step', () => {
  const desk = openDesk(sample, false)
  let woken = 0
  desk.hear(() => woken++)
  desk.act((content) => toggleTarget(content, 'i9', 'q9'))
  expect(woken).toBe(0)
  expect(desk.get().history.past).toEqual([])
})

test('an act leaves the choice, and the pane it was made in, alone', () => {
  const desk = openDesk(sample, false)
  desk.choose({ itemId: 'i1', quantityId: 'q1' }, 'result')
  const { chosen } = desk.get()
  desk.act((content) => toggleTarget(content, 'i1', 'q1'))
  expect(desk.get().chosen).toBe(chosen)
  expect(desk.get().chosenIn).toBe('result')
})
