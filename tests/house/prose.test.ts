import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { projectFiles, root } from './files.ts'

// Rules of the house about what is written in it, each with a planted violation.

const read = (file: string) => readFileSync(join(root, file), 'utf8')
const files = projectFiles().filter((file) => existsSync(join(root, file)))

const clockWords =
  /\b(now\(\)|current_(date|time|timestamp)|localtime(stamp)?|(clock|statement|transaction)_timestamp)/i
/** Lines of a server file or migration in which SQL asks the database for the time; `clock.now()` is not SQL. */
const asksTheDatabaseForTime = (text: string) =>
  text
    .split('\n')
    .filter((line) => clockWords.test(line.replace(/\.now\(\)/g, '').replace(/now\(\): Date/, '')))

test('SQL never asks the database what time it is', () => {
  const guilty = files
    .filter(
      (f) =>
        /^(modules|platform|demo|db\/migrations)\/.*\.(ts|sql)$/.test(f) && !/\.test\.ts$|\/web\//.test(f),
    )
    .filter((f) => f !== 'platform/clock.ts')
    .flatMap((f) => asksTheDatabaseForTime(read(f)).map((line) => `${f}: ${line.trim()}`))
  expect(guilty).toEqual([])
  expect(asksTheDatabaseForTime('set_at timestamptz default now()')).toHaveLength(1)
  expect(asksTheDatabaseForTime('where due_on < CURRENT_DATE')).toHaveLength(1)
  expect(asksTheDatabaseForTime('const at = clock.now()')).toHaveLength(0)
})

/** Tables and views that the glossary does not name. */
function unnamed(glossary: string, schema: string): string[] {
  return [...schema.matchAll(/^create (?:table|view) (\w+)\.(\w+)/gm)]
    .filter(([, module, table]) => !glossary.includes(`\`${module}\``) || !glossary.includes(`\`${table}\``))
    .map(([, module, table]) => `${module}.${table}`)
}

test('the glossary names every module and every table', () => {
  const glossary = read('docs/glossary.md')
  const schema = read('db/schema.sql')
  expect(unnamed(glossary, schema)).toEqual([])
  expect(unnamed(glossary, `${schema}\ncreate table plans.planted (\n)`)).toEqual(['plans.planted'])
})

const houseless =
  /(class|function|const|interface|type) \w*(Service|Manager|Helper|Util|Handler|Impl|Dto|DTO)\b/
test('nothing is named after what every program has', () => {
  const guilty = files
    .filter((f) => /\.tsx?$/.test(f) && !f.startsWith('tests/house/'))
    .flatMap((f) =>
      read(f)
        .split('\n')
        .filter((line) => houseless.test(line))
        .map((line) => `${f}: ${line.trim()}`),
    )
  expect(guilty).toEqual([])
  expect(houseless.test('export class RecordService {')).toBe(true)
})

test('a file stays under 400 lines, so that a newcomer can read it whole', () => {
  const long = files
    .filter((f) => /\.(tsx?|css)$/.test(f) && !/\.test\.ts$|tables\.ts$|^tests\//.test(f))
    .map((f) => [f, read(f).split('\n').length] as const)
    .filter(([, lines]) => lines > 400)
  expect(long).toEqual([])
})
