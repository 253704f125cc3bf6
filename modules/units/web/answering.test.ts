import { expect, test } from 'vitest'
import type { Answer, UnitName } from '../contract.ts'
import { type Line, lines } from '../rules.ts'
import { answersByUnit, linesHeld } from './answering.ts'

const unit = (id: string, kind: string): UnitName => ({ id, tree: 'place', kind, name: id, shortName: id })
const chain = [
  unit('compound', 'compound'),
  unit('grid', 'grid'),
  unit('hood', 'neighbourhood'),
  unit('street', 'sub_district'),
]
const answer = (at: number, role: Answer['role'], name: string, held: Line[] | null = null): Answer => ({
  unit: chain[at]!,
  role,
  lines: held,
  person: { id: name, name, title: null },
})
const answers = [
  answer(2, 'committee_secretary', '书记'),
  answer(2, 'committee_staff', '委员', ['safety', 'waste']),
  answer(3, 'leader', '主任'),
  answer(3, 'auditor', '审计'),
]

test('a grid or neighbourhood without anybody is shown, a compound is not', () => {
  const shown = answersByUnit(chain, answers, null)
  expect(shown.map((s) => [s.unit.id, s.answering.length])).toEqual([
    ['grid', 0],
    ['hood', 2],
    ['street', 1],
  ])
  expect(shown.at(-1)?.others.map((o) => o.person.name)).toEqual(['审计'])
})

test('a chosen line leaves those who hold it, and puts them before those who hold every line', () => {
  const names = (line: Line) =>
    answersByUnit(chain, answers, line).flatMap((s) => s.answering.map((a) => a.person.name))
  expect(names('safety')).toEqual(['委员', '书记', '主任'])
  expect(names('elders')).toEqual(['书记', '主任'])
})

test('lines are offered in the order of the list, and only those somebody holds', () => {
  expect(linesHeld(answers, lines)).toEqual(['waste', 'safety'])
})
