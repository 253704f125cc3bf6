import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { modules } from '../../app.ts'
import { projectFiles, root } from './files.ts'

// A kind of message that its module does not list would be told and never read: nobody could word it.

const declaredIn = (text: string) => [...text.matchAll(/\bmessageKind\(\s*'([\w.]+)'/g)].map((m) => m[1]!)

test('every kind of message that a module declares is listed by that module, and opens a page of a door', () => {
  const listed = new Map(
    modules.flatMap((module) => (module.messages ?? []).map((kind) => [kind.kind as string, module.name])),
  )
  const declared = projectFiles()
    .filter((file) => /^modules\/(?!messages\/)[^/]+\/.*\.ts$/.test(file) && !/\.test\.ts$/.test(file))
    .flatMap((file) =>
      declaredIn(readFileSync(join(root, file), 'utf8')).map((kind) => ({
        kind,
        module: file.split('/')[1]!,
      })),
    )
  expect(declared.length).toBeGreaterThan(0)
  expect(declared.filter(({ kind, module }) => listed.get(kind) !== module)).toEqual([])
  expect(declared.filter(({ kind, module }) => !kind.startsWith(`${module}.`))).toEqual([])
  const homeless = modules
    .flatMap((module) => module.messages ?? [])
    .filter(({ opens }) => opens.resident === undefined && opens.staff === undefined)
  expect(homeless.map(({ kind }) => kind)).toEqual([])
  expect(declaredIn("const planted = messageKind('plans.planted', {")).toEqual(['plans.planted'])
})
