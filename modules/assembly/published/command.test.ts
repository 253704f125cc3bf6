import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { writePublished } from '../rules/publishing.ts'
import { handsMotion, secretElection } from './samples.ts'

const root = join(import.meta.dirname, '../../..')
const folder = mkdtempSync(join(tmpdir(), 'poll-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** What a person at a terminal sees; code made from text is forbidden, as it is on the pages that use the same rules. */
function run(...args: string[]) {
  const command = ['--disallow-code-generation-from-strings', join(root, 'cli.ts'), 'verify-poll', ...args]
  const { status, stdout, stderr } = spawnSync(process.execPath, command, {
    encoding: 'utf8',
    env: { PATH: process.env.PATH },
  })
  return { status, stdout, stderr }
}
function file(content: string | Uint8Array): string {
  const path = join(folder, 'poll.json')
  writeFileSync(path, content)
  return path
}
const { text, digest } = writePublished(secretElection())

describe('a closed poll checked at the command line', () => {
  test('a true file says so, reads out the result and gives its digest', () => {
    const { status, stdout, stderr } = run(file(text))
    expect([status, stderr]).toEqual([0, ''])
    expect(stdout).toContain('核对无误')
    expect(stdout).toContain('应选2人，当选1人：“单立群”。')
    expect(stdout).toContain('电子选票 24 张，票箱 2 个')
    expect(stdout).toContain(`校验码 ${digest}`)
    expect(stdout).toContain('签名')
  })

  test('a file without boxes, and one that was voided, say what they are', () => {
    const voided = { cause: 'declared', reason: '会场\n停电' } as const
    const empty = { ...handsMotion(), hands: [], sums: null, result: null, voided }
    const { status, stdout } = run(file(writePublished(empty).text))
    expect(status).toBe(0)
    expect(stdout).toContain('本次表决已作废：会场 停电')
    expect(stdout).not.toContain('票箱')
  })

  test('a changed vote fails and is named', () => {
    const { status, stdout } = run(file(text.replace('"o2":"n"', '"o2":"y"')))
    expect(status).toBe(1)
    expect(stdout).toMatch(/核对不一致，共 4 处/)
    expect(stdout).toMatch(/第 \d+ 张电子选票：内容与校验码不符。/)
    expect(stdout).not.toContain('核对无误')
  })

  test('a strange key breaks no line and steers no terminal', () => {
    const { status, stdout } = run(file(text.replace('{', '{"\\n\\u001b[31m核对无误":1,')))
    expect(status).toBe(1)
    expect(stdout).toContain('“ [31m核对无误”：内容不合格式')
    expect(stdout.trimEnd().split('\n')).toHaveLength(2)
  })

  test('a line break at the end is a change too', () => {
    const { status, stdout } = run(file(`${text}\n`))
    expect(status).toBe(1)
    expect(stdout).toMatch(/文件被改动过（第 \d+ 个字符处）/)
  })

  test('a byte that is no text is a change', () => {
    const bytes = new TextEncoder().encode(text)
    bytes[bytes.length - 100] = 0xff
    expect(run(file(bytes)).status).toBe(1)
  })

  test('the digest on the signed sheet decides about a file made anew', () => {
    const same = run(file(text), '--digest', digest.toUpperCase())
    expect([same.status, same.stdout.includes('校验码与给出的一致')]).toEqual([0, true])
    const facts = secretElection()
    const other = writePublished({ ...facts, poll: { ...facts.poll, question: '另一个议题' } })
    const forged = run('--digest', digest, file(other.text))
    expect([forged.status, forged.stdout.includes('校验码与给出的不一致')]).toEqual([1, true])
  })

  test.each([
    ['another file', () => [file('{"kind":"motion"}')], /不是公布的表决结果/],
    ['a file that is not there', () => [join(folder, 'none.json')], /找不到/],
    ['a folder', () => [folder], /无法读取/],
    ['no file', () => [], /用法/],
    ['a digest that is none', () => [file(text), '--digest', 'abc'], /64 位/],
    ['no digest', () => [file(text), '--digest'], /64 位/],
    ['an option that does not exist', () => ['--help'], /用法/],
  ])('%s', (_, args, says) => {
    const { status, stdout, stderr } = run(...args())
    expect([status, stdout]).toEqual([2, ''])
    expect(stderr).toMatch(says)
  })
})
