import { expect, test } from 'vitest'
import type { BallotMarks } from '../../../rules.ts'
import { newToken } from './kept.ts'
import {
  chosenCount,
  faultyNames,
  gradeLine,
  isBlank,
  isFull,
  markLine,
  movePick,
  nameFreely,
  nameInstead,
  pickOption,
  readyToCast,
  type Sheet,
  stepOf,
  stepsOf,
} from './marking.ts'

const sheet = (mode: Sheet['mode'], writeIns: Sheet['writeIns'] = 'none'): Sheet => ({
  kind: 'election',
  mode,
  most: 2,
  seats: 2,
  writeIns,
  options: [
    { id: 'a', name: '甲' },
    { id: 'b', name: '乙' },
    { id: 'c', name: '丙' },
  ],
})

test('a ballot of lines is filled in line by line, one of choices at once, and each is looked over at the end', () => {
  expect(stepsOf(sheet('approve')).map(({ kind }) => kind)).toEqual(['line', 'line', 'line', 'review'])
  expect(stepsOf(sheet('grades', 'free')).map(({ kind }) => kind)).toEqual(['line', 'line', 'line', 'review'])
  expect(stepsOf(sheet('pick', 'free')).map(({ kind }) => kind)).toEqual(['list', 'others', 'review'])
  expect(stepsOf(sheet('rank')).map(({ kind }) => kind)).toEqual(['list', 'review'])
  expect(stepOf(sheet('approve'), 'c')).toBe(2)
  expect(stepOf(sheet('pick'), 'c')).toBe(0)
})

test('touching the same mark again takes it away', () => {
  const once = markLine({ mode: 'approve' }, 'a', 'y')
  expect(once.lines).toEqual({ a: 'y' })
  expect(markLine(once, 'a', 'n').lines).toEqual({ a: 'n' })
  expect(isBlank(markLine(once, 'a', 'y'))).toBe(true)
  const graded = gradeLine({ mode: 'grades' }, 'a', 'mostly')
  expect(graded.grades).toEqual({ a: 'mostly' })
  expect(isBlank(gradeLine(graded, 'a', 'mostly'))).toBe(true)
})

test('whoever no longer votes against somebody no longer names another instead', () => {
  const against = nameInstead(markLine({ mode: 'approve' }, 'a', 'n'), 'a', '丁')
  expect(against.writeIns).toEqual([{ name: '丁', insteadOf: 'a' }])
  expect(markLine(against, 'b', 'y').writeIns).toEqual([{ name: '丁', insteadOf: 'a' }])
  expect(markLine(against, 'a', 'y').writeIns).toBeUndefined()
  expect(nameInstead(against, 'a', '').writeIns).toBeUndefined()
})

test('a list that is full takes no more until one is taken away', () => {
  const two = ['a', 'b'].reduce<BallotMarks>((marks, id) => pickOption(marks, id, 2), { mode: 'pick' })
  expect(pickOption(two, 'c', 2).picks).toEqual(['a', 'b'])
  expect(pickOption(pickOption(two, 'a', 2), 'c', 2).picks).toEqual(['b', 'c'])
})

test('names that are written in count among those chosen', () => {
  const marks = nameFreely(pickOption({ mode: 'pick' }, 'a', 2), ['丁', '  '])
  expect(chosenCount(marks)).toBe(2)
  expect(isFull(marks, 2)).toBe(true)
  expect(readyToCast(marks).writeIns).toEqual([{ name: '丁', insteadOf: null }])
  expect(readyToCast(nameFreely({ mode: 'pick' }, [' '])).writeIns).toBeUndefined()
})

test('an order is changed one place at a time and its ends stay where they are', () => {
  const order: BallotMarks = { mode: 'rank', picks: ['a', 'b', 'c'] }
  expect(movePick(order, 'c', -1).picks).toEqual(['a', 'c', 'b'])
  expect(movePick(order, 'a', -1).picks).toEqual(['a', 'b', 'c'])
  expect(movePick(order, 'c', 1).picks).toEqual(['a', 'b', 'c'])
  expect(movePick(order, 'x', 1).picks).toEqual(['a', 'b', 'c'])
})

test('a name that would not count is pointed out before it is cast', () => {
  const free = sheet('approve', 'free')
  expect(faultyNames(nameFreely({ mode: 'approve' }, ['丁']), free)).toEqual([])
  expect(
    faultyNames(nameFreely({ mode: 'approve' }, ['甲', '丁', '丁']), free).map(({ fault }) => fault),
  ).toEqual(['write-in-is-printed', 'repeated'])
})

test('a token is 32 bytes as text and never the same twice', () => {
  const tokens = new Set(Array.from({ length: 200 }, newToken))
  expect(tokens.size).toBe(200)
  for (const token of tokens) expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/)
})
