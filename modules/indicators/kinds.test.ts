import { expect, test } from 'vitest'
import { modules } from '../../app.ts'
import { Type } from '../../platform/contract.ts'
import { countable, countables } from '../../platform/ledger/countable.ts'
import { eventKind } from '../../platform/ledger/event.ts'

/** Kinds that declare dims and that nobody can make an indicator of, since no module says in words what they are. */
const unspoken = (kinds: readonly { kind: string; dims: readonly string[] }[]) =>
  kinds.filter(({ kind, dims }) => dims.length > 0 && !countables.has(kind)).map(({ kind }) => kind)

test('every kind of event that declares dims is offered to indicators in words of both languages', () => {
  const kinds = modules.flatMap((module) => module.kinds ?? [])
  expect(unspoken(kinds)).toEqual([])
  expect(unspoken([...kinds, { kind: 'planted.forgotten', dims: ['colour'] }])).toEqual(['planted.forgotten'])
  for (const { name, group, dims } of countables.values())
    for (const said of [name, group, ...Object.values(dims).map((dim) => dim.name)]) {
      expect(said['zh-CN']).toMatch(/\p{Script=Han}/u)
      expect(said.en).not.toMatch(/\p{Script=Han}/u)
    }
})

test('words for a field that the kind does not carry are a mistake of the module', () => {
  const kind = eventKind('planted.worded', { data: Type.Object({ colour: Type.String() }), dims: ['colour'] })
  const name = { 'zh-CN': '染色', en: 'dyed' }
  expect(() => countable(kind, { name, group: name, dims: {} })).toThrow('declares the dims colour')
})
