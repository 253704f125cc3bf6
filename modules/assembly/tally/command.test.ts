import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '../../..')
const folder = mkdtempSync(join(tmpdir(), 'tally-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** What a person at a terminal sees. */
function run(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'cli.ts'), 'tally', ...args], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH },
  })
  return { status, stdout, stderr }
}
function file(content: string | Uint8Array): string {
  const path = join(folder, 'vote.json')
  writeFileSync(path, content)
  return path
}

const vote = {
  kind: 'election',
  entitled: 146,
  present: 118,
  issued: 118,
  returned: 118,
  quorum: { share: [2, 3], strict: false, base: 'entitled' },
  rule: { share: [1, 2], strict: true, base: 'entitled' },
  seats: 1,
  options: [
    { id: '单立群', for: 74, against: 40, abstain: 4 },
    { id: '仇雅萍', for: 65 },
  ],
}

describe('a vote recounted at the command line', () => {
  test('a choice without seats leaves nothing vacant', () => {
    const { seats: _, ...list } = { ...vote, kind: 'choice' }
    const { status, stdout } = run(file(JSON.stringify(list)))
    expect(status).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ elected: ['单立群'], vacant: 0, next: null })
  })

  test('one JSON object with everything about the result, and nothing else', () => {
    const { status, stdout, stderr } = run(file(`\ufeff${JSON.stringify(vote)}`))
    expect([status, stderr]).toEqual([0, ''])
    expect(JSON.parse(stdout)).toEqual({
      quorate: true,
      void: null,
      needed: 74,
      options: [
        { id: '单立群', for: 74, against: 40, abstain: 4, percent: '50.68%', passed: true },
        { id: '仇雅萍', for: 65, against: 0, abstain: 0, percent: '44.52%', passed: false },
      ],
      elected: ['单立群'],
      tied: [],
      vacant: 0,
      next: null,
      verdict:
        '应到146人，实到118人，符合规定人数。发出118票，收回118票，有效118票，无效0票。“单立群”赞成74票，反对40票，弃权4票，超过全体代表的半数（需74票），当选。“仇雅萍”赞成65票，反对0票，弃权0票，未超过全体代表的半数（需74票），未当选。应选1人，当选1人：“单立群”。',
    })
  })

  test('a share without a denominator is wrong input, said in one line', () => {
    const { status, stdout, stderr } = run(
      file(JSON.stringify({ ...vote, rule: { ...vote.rule, share: [1, 0] } })),
    )
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(/^[^\n]*分母是 0[^\n]*\n$/)
  })

  test('names with line breaks do not break the one line', () => {
    const options = [{ id: '单\n立\u0085\u001b[31m群', for: 119 }]
    const { status, stderr } = run(file(JSON.stringify({ ...vote, options })))
    expect(status).toBe(2)
    expect(stderr).toMatch(/“单 立 \[31m群”[^\p{Cc}]+\n$/u)
  })

  test.each([
    ['a file that is not there', () => [join(folder, 'none.json')], /找不到/],
    ['a folder', () => [folder], /无法读取/],
    ['no JSON', () => [file('{')], /不是 JSON/],
    ['bytes that are no text', () => [file(new Uint8Array([0xff, 0xfe, 0x00]))], /UTF-8/],
    ['no file at all', () => [], /用法/],
    ['two files', () => ['a', 'b'], /用法/],
    ['an option that does not exist', () => ['--help'], /用法/],
  ])('%s', (_, args, says) => {
    const { status, stdout, stderr } = run(...args())
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(says)
  })
})
