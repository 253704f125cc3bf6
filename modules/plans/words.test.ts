import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { commonProblems } from '../../platform/contract.ts'
import * as contract from './contract.ts'
import { words as en } from './words.en.ts'
import { words as zh } from './words.zh-CN.ts'

interface Kind {
  type: string
  status: number
  params: { properties: object }
}
const isKind = (value: unknown): value is Kind =>
  typeof value === 'object' && value !== null && 'status' in value && 'title' in value && 'params' in value
const common = new Set<string>(commonProblems.map(({ type }) => type))
const refusals = (Object.values(contract) as unknown[]).filter(isKind).filter(({ type }) => !common.has(type))

test('every refusal of the module is worded in both languages', () => {
  expect(refusals.length).toBeGreaterThan(20)
  for (const { type } of refusals) {
    expect([type, zh.problems[type as keyof typeof zh.problems]]).not.toEqual([type, undefined])
    expect([type, en.problems[type as keyof typeof en.problems]]).not.toEqual([type, undefined])
  }
})

test('every reason the rule of standing gives is worded in both languages', () => {
  const source = readFileSync(new URL('./rules/standing.ts', import.meta.url), 'utf8')
  const others = new Set<string>([...contract.standings, ...contract.projectStates, ...contract.measures])
  const codes = [...source.slice(source.indexOf('export function')).matchAll(/'([a-z]+(?:_[a-z]+)*)'/g)]
    .map(([, code]) => code!)
    .filter((code) => !others.has(code) && code !== 'level')
  expect(codes).toContain('reached')
  expect(codes).toContain('over_fulfilled')
  expect(codes).toContain('milestone_overdue')
  expect(codes.filter((code) => !Object.hasOwn(zh.promises.reasons, code))).toEqual([])
  expect(codes.filter((code) => !Object.hasOwn(en.promises.reasons, code))).toEqual([])
})

test('every state, standing and reason of a reversal has a name', () => {
  for (const state of contract.projectStates) expect(zh.promises.states[state]).toMatch(/\S/)
  for (const state of contract.recordStates) expect(zh.records.states[state]).toMatch(/\S/)
  for (const reason of contract.reversalReasons) expect(zh.living.reversal[reason]).toMatch(/\S/)
})
