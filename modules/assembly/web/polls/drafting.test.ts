import { expect, test } from 'vitest'
import {
  byStrokes,
  countOf,
  draftOf,
  faultsOf,
  linesByStrokes,
  linesOf,
  modesOf,
  type PollDraft,
  repeatedIn,
  toSend,
} from './drafting.ts'
import { presetKeys, presets } from './presets.ts'

const draft = (preset: (typeof presetKeys)[number], more: Partial<PollDraft> = {}): PollDraft => ({
  ...presets[preset],
  itemId: null,
  question: '通过年度实事项目',
  quorum: { share: [2, 3], strict: false, base: 'entitled' },
  source: 'typed',
  typed: '甲\n乙',
  persons: [],
  draftId: null,
  enBloc: false,
  fromPollId: null,
  ...more,
})

test('every common rule fits its own kind, and the blank one says that its share is missing', () => {
  for (const key of presetKeys.filter((one) => one !== 'blank')) expect(faultsOf(draft(key)), key).toEqual([])
  expect(faultsOf(draft('blank'))).toEqual([{ name: 'bad-share', of: 'rule' }])
})

test('only the ways of marking that go with a kind are offered', () => {
  expect(modesOf(draft('motion'))).toEqual(['approve'])
  expect(modesOf(draft('competitive'))).toEqual(['approve', 'pick'])
  expect(modesOf(draft('ranked'))).toEqual(['rank'])
  expect(modesOf(draft('evaluation'))).toEqual(['grades'])
})

test('a note follows a bar of either width, and what stands twice is found', () => {
  expect(linesOf(' 垃圾房改造 ｜ 城建办\n\n加装电梯|营商办|二期\n')).toEqual([
    { label: '垃圾房改造', note: '城建办' },
    { label: '加装电梯', note: '营商办｜二期' },
  ])
  expect(repeatedIn(['甲', '乙', ' 甲'])).toBe(' 甲')
  expect(repeatedIn(['甲', '乙'])).toBeUndefined()
})

test('a motion without lines is its own line, and a list en bloc is one line that holds them all', () => {
  expect(toSend(draft('motion', { typed: '' })).options).toEqual([{ label: '通过年度实事项目' }])
  expect(toSend(draft('list', { enBloc: true })).options).toEqual([
    { label: '通过年度实事项目', parts: ['甲', '乙'] },
  ])
  expect(faultsOf(draft('competitive', { typed: '', writeIns: 'none' }))).toEqual([{ name: 'no-options' }])
})

test('options are sent by one way only', () => {
  const both = draft('items', { source: 'draft', draftId: 'd', fromPollId: 'p', enBloc: true })
  expect(toSend(both)).toMatchObject({ options: [], draftId: 'd', enBloc: true, fromPollId: null })
  expect(toSend({ ...both, source: 'former' })).toMatchObject({ options: [], draftId: null, fromPollId: 'p' })
  expect(countOf(both)).toBeNull()
})

test('names stand in the order of strokes', () => {
  const persons = ['张明', '王芳', '丁一'].map((name) => ({ id: name, name, note: '' }))
  expect(byStrokes(persons).map(({ name }) => name)).toEqual(['丁一', '王芳', '张明'])
  expect(linesByStrokes('张明｜一选区\n\n丁一')).toBe('丁一\n张明｜一选区')
})

test('what was prepared stands in the form again', () => {
  const filled = draft('competitive', {
    source: 'persons',
    persons: [{ id: 'p1', name: '王芳', note: '一选区' }],
  })
  const sent = toSend(filled)
  const poll = {
    ...sent,
    id: 'poll',
    sessionId: 's',
    item: null,
    position: 1,
    version: 1,
    rounds: [],
    draftId: null,
    enBloc: false,
    fromPollId: null,
    options: sent.options.map((option, at) => ({
      id: String(at),
      label: option.label,
      note: option.note ?? null,
      personId: option.personId ?? null,
      planItem: null,
      parts: option.parts ?? [],
    })),
  }
  const again = draftOf(poll)
  expect(again.persons).toEqual(filled.persons)
  expect(toSend(again)).toEqual(sent)
})
