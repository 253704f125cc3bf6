import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { modules } from '../../app.ts'
import { root } from './files.ts'

// The page of who may do what shows permissions to people: each has a name in both languages.

async function namesOf(module: string, language: string): Promise<Record<string, string>> {
  const file = join(root, 'modules', module, `words.${language}.ts`)
  if (!existsSync(file)) return {}
  const { words } = (await import(file)) as { words: { permissions?: Record<string, string> } }
  return words.permissions ?? {}
}

const unnamed = (permissions: readonly string[], names: Record<string, string>) =>
  permissions.filter((permission) => !names[permission]?.trim())

test.each(['zh-CN', 'en'])('every permission has a name in %s', async (language) => {
  const missing: string[] = []
  for (const { name, permissions = {} } of modules) {
    missing.push(...unnamed(Object.keys(permissions), await namesOf(name, language)))
  }
  expect(missing).toEqual([])
  expect(unnamed(['plans.read', 'plans.planted'], await namesOf('plans', language))).toEqual([
    'plans.planted',
  ])
})
