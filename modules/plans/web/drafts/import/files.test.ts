import { expect, test } from 'vitest'
import { draftWords as en } from '../../../words/drafts.en.ts'
import { draftWords as zh } from '../../../words/drafts.zh-CN.ts'
import { countLetters, countLines, mostBytes, sayBytes, whyNot } from './files.ts'

test('texts and Word documents travel, whatever they are called inside', () => {
  for (const name of ['计划.txt', '计划.DOCX', '计划']) expect(whyNot({ name, size: 10 })).toBe(null)
})

test('what cannot be read is said before it travels', () => {
  expect(whyNot({ name: '计划.txt', size: 0 })).toBe('empty')
  expect(whyNot({ name: '计划.docx', size: mostBytes + 1 })).toBe('too_large')
  expect(whyNot({ name: '计划.doc', size: 10 })).toBe('old_word')
  expect(whyNot({ name: '计划.pdf', size: 10 })).toBe('pdf')
  expect(whyNot({ name: '计划.xlsx', size: 10 })).toBe('wrong_kind')
})

/** Every reason that the page, the reader and the unpacking of Word files give. */
const reasons = [
  ...['empty', 'too_large', 'not_text', 'old_word', 'pdf', 'archive', 'binary', 'encrypted', 'damaged'],
  ...['unknown_encoding', 'wrong_kind', 'old-word', 'unknown-encoding'],
]
test('every reason has a sentence of its own in both languages, with the name of the file in it', () => {
  for (const words of [zh, en]) {
    const unknown = words.problems.source_unreadable({ reason: 'something new', name: 'a.txt' })
    for (const reason of reasons) {
      const said = words.problems.source_unreadable({ reason, name: 'a.txt' })
      expect(said).toContain('a.txt')
      expect(said, reason).not.toBe(unknown)
    }
  }
})

test('letters are counted without white space, lines without empty ones', () => {
  expect(countLetters(' 一、 新装\n\n38个 ')).toBe(7)
  expect(countLines('一\r\n\r\n二\n 三')).toBe(3)
})

test('sizes are said as people say them', () => {
  expect([sayBytes(12), sayBytes(640_000), sayBytes(1_240_000)]).toEqual(['12 B', '640 KB', '1.2 MB'])
})
