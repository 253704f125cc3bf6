import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { projectFiles, root } from './files.ts'

// The ways of the staff's menu, read from the files that name them.

interface Way {
  key: string
  order: number
  press: string | null
}

const waysIn = (text: string): Way[] =>
  [...text.matchAll(/\{\s*key: '(\w+)',\s*path: [^{}]*?\border: ([\d.]+)(?:,\s*press: '(\w)')?/g)].map(
    (m) => ({
      key: m[1]!,
      order: Number(m[2]),
      press: m[3] ?? null,
    }),
  )

const twice = <T>(values: readonly T[]) => values.filter((value, at) => values.indexOf(value) !== at)

const files = projectFiles().filter((file) => /^modules\/[^/]+\/web\/index\.ts$/.test(file))
const ways = files.flatMap((file) => waysIn(readFileSync(join(root, file), 'utf8')))

test('no two ways of the menu have the same letter, and none stands at the place of another', () => {
  expect(ways.length).toBeGreaterThan(10)
  expect(twice(ways.flatMap(({ press }) => press ?? []))).toEqual([])
  expect(twice(ways.map(({ order }) => order))).toEqual([])
  const planted = waysIn(
    "{ key: 'a', path: '/a', order: 1, press: 'x' }, { key: 'b', path: '/b', can: 'b.read', order: 1, press: 'x' }",
  )
  expect(twice(planted.map(({ press }) => press))).toEqual(['x'])
  expect(twice(planted.map(({ order }) => order))).toEqual([1])
})
