import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cutAtMarks, trimSelection } from './selection.ts'

const text = '安装报警器120套（其中里弄45套）。'
const on = (id: string, words: string) => ({
  id,
  start: text.indexOf(words),
  end: text.indexOf(words) + words.length,
})

test('a text is cut at its marks and nothing is lost', () => {
  const cut = cutAtMarks(text, [on('a', '120套'), on('b', '45套')])
  expect(cut.map(({ text: words, mark }) => [words, mark?.id ?? null])).toEqual([
    ['安装报警器', null],
    ['120套', 'a'],
    ['（其中里弄', null],
    ['45套', 'b'],
    ['）。', null],
  ])
})

test('of marks inside each other the narrowest has the words', () => {
  const cut = cutAtMarks(text, [on('whole', '120套（其中里弄45套）'), on('part', '45套')])
  expect(cut.map(({ mark }) => mark?.id ?? null)).toEqual([null, 'whole', 'part', 'whole', null])
})

test('whatever the marks, the pieces are the text and each begins where it says', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc.array(fc.tuple(fc.integer({ min: -3, max: 50 }), fc.integer({ min: -3, max: 50 })), {
        maxLength: 8,
      }),
      (any, spans) => {
        const marks = spans.map(([start, end], at) => ({ id: `q${at}`, start, end }))
        const cut = cutAtMarks(any, marks)
        expect(cut.map((piece) => piece.text).join('')).toBe(any)
        for (const piece of cut)
          expect(any.slice(piece.start, piece.start + piece.text.length)).toBe(piece.text)
      },
    ),
  )
})

test('a selection loses the space and punctuation at its edges, in whichever direction it was made', () => {
  const from = text.indexOf('（')
  const until = text.indexOf('。') + 1
  const whole = trimSelection(text, from, until)
  expect(whole && text.slice(whole.start, whole.end)).toBe('其中里弄45套')
  expect(trimSelection(text, until, from)).toEqual(whole)
})

test('a selection of signs alone is none', () => {
  expect(trimSelection('甲，。 乙', 1, 4)).toBe(null)
  expect(trimSelection('甲乙', 1, 1)).toBe(null)
})

test('a percent sign and a closing unit stay with the selection', () => {
  expect(trimSelection('达到98%以上', 2, 5)).toEqual({ start: 2, end: 5 })
})
