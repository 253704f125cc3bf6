import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { builtPages } from './browser.ts'

const kB = 1000

/** Every script that arrives before the first page of a door can be drawn: its entry and what that imports, not what it loads later. */
function firstScripts(html: string): Map<string, string> {
  const page = readFileSync(join(builtPages, html), 'utf8')
  const scripts = new Map<string, string>()
  const follow = (name: string) => {
    if (scripts.has(name)) return
    const text = readFileSync(join(builtPages, 'assets', name), 'utf8')
    scripts.set(name, text)
    for (const [, next] of text.matchAll(/(?:from|import)\s*["']\.\/([^"']+\.js)["']/g)) follow(next!)
  }
  for (const [, name] of page.matchAll(/src="\/assets\/([^"]+\.js)"/g)) follow(name!)
  return scripts
}
const compressed = (text: string) => gzipSync(text, { level: 9 }).length
const marks = /ant-btn|antCls|@ant-design/

for (const [door, html] of [
  ['public', 'public.html'],
  ['residents’', 'resident.html'],
  ['hall', 'hall.html'],
  ['venue’s', 'venue.html'],
] as const) {
  test(`the ${door} door begins with at most 150 kB of compressed script and none of it is Ant Design`, () => {
    const scripts = firstScripts(html)
    expect(scripts.size).toBeGreaterThan(1)
    const total = [...scripts.values()].reduce((sum, text) => sum + compressed(text), 0)
    expect(total).toBeLessThan(150 * kB)
    expect([...scripts].filter(([, text]) => marks.test(text)).map(([name]) => name)).toEqual([])
  })
}

test('no script that the staff door begins with is larger than 350 kB compressed', () => {
  const scripts = firstScripts('staff.html')
  // The mark by which the public door is searched does find Ant Design where it is.
  expect([...scripts.values()].some((text) => marks.test(text))).toBe(true)
  for (const [name, text] of scripts) expect(compressed(text), name).toBeLessThan(350 * kB)
})

test('no built page asks for a script or a style that is not a file of its own', () => {
  for (const html of ['staff.html', 'public.html', 'resident.html', 'hall.html', 'venue.html']) {
    const page = readFileSync(join(builtPages, html), 'utf8')
    expect(page).toContain('content="__STYLE_NONCE__"')
    expect(page.match(/<script(?![^>]*\ssrc=)[^>]*>|<style|\son\w+=/g), html).toBeNull()
  }
})

test('what keeps the page of a venue is one file that asks for no other', () => {
  const keeper = readFileSync(join(builtPages, 'keeper.js'), 'utf8')
  expect(keeper).toContain('/venue/')
  expect(keeper).not.toMatch(/\bimport\b|\bfrom\s*["']/)
})
