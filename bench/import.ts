import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { tableOf } from '../modules/plans/reading/command.ts'
import { decodePlan } from '../modules/plans/reading/decode.ts'
import { type Quantity, readPlan } from '../modules/plans/reading/index.ts'

/** One quantity as a person annotated it. */
interface Annotated {
  start: number
  end: number
  text: string
  value: number
  max: number | null
  comparator: string
  unit: string | null
  role: string
  kind?: string | null
  baseline?: number | null
  per?: string | null
  partOfText?: string | null
}

interface Score {
  files: number
  characters: number
  millis: number
  annotated: number
  found: number
  read: number
  readRight: number
  targets: number
  targetsRight: number
  roleRight: number
  comparatorRight: number
  kindRight: number
  kinds: number
  baselineRight: number
  baselines: number
  perRight: number
  pers: number
  partRight: number
  parts: number
  notes: string[]
}

const CORPUS = new URL('./corpus/', import.meta.url).pathname

const overlaps = (a: { start: number; end: number }, b: { start: number; end: number }): boolean =>
  a.start < b.end && b.start < a.end
const near = (a: number, b: number): boolean => Math.abs(a - b) <= Math.max(1e-9, Math.abs(b) * 1e-6)
const sameNumber = (a: number | null, b: number | null): boolean =>
  a === null || b === null ? a === b : near(a, b)
const agrees = (row: Quantity, mark: Annotated): boolean =>
  near(row.value, mark.value) &&
  sameNumber(row.max, mark.max ?? null) &&
  (row.unit ?? null) === (mark.unit ?? null)

/** Pairs every annotated quantity with one read row that overlaps it, rows that agree in value and unit first. */
function pair(rows: Quantity[], marks: Annotated[]): Map<number, number> {
  const pairs = new Map<number, number>()
  const used = new Set<number>()
  for (const strict of [true, false]) {
    for (const [at, mark] of marks.entries()) {
      if (pairs.has(at)) continue
      const index = rows.findIndex(
        (row, position) => !used.has(position) && overlaps(row, mark) && (!strict || agrees(row, mark)),
      )
      if (index < 0) continue
      pairs.set(at, index)
      used.add(index)
    }
  }
  return pairs
}

function scoreFolder(folder: string): Score {
  const score: Score = {
    files: 0,
    characters: 0,
    millis: 0,
    annotated: 0,
    found: 0,
    read: 0,
    readRight: 0,
    targets: 0,
    targetsRight: 0,
    roleRight: 0,
    comparatorRight: 0,
    kindRight: 0,
    kinds: 0,
    baselineRight: 0,
    baselines: 0,
    perRight: 0,
    pers: 0,
    partRight: 0,
    parts: 0,
    notes: [],
  }
  const names = readdirSync(folder).filter((name) => name.endsWith('.txt'))
  for (const name of names.sort()) {
    const answers = join(folder, name.replace(/\.txt$/, '.json'))
    if (existsSync(answers)) scoreFile(join(folder, name), answers, name, score)
  }
  return score
}

function scoreFile(file: string, answers: string, name: string, score: Score): void {
  const source = readFileSync(file, 'utf8')
  const marks = (JSON.parse(readFileSync(answers, 'utf8')) as { targets: Annotated[] }).targets
  // The best of three: the first reading also compiles the grammar.
  let reading = readPlan(source)
  let best = Number.POSITIVE_INFINITY
  for (let turn = 0; turn < 3; turn++) {
    const begun = performance.now()
    reading = readPlan(source)
    best = Math.min(best, performance.now() - begun)
  }
  score.millis += best
  score.files++
  score.characters += source.length
  const rows: Quantity[] = []
  const wholes = new Map<Quantity, Quantity>()
  for (const item of reading.items) {
    for (const row of item.targets) {
      rows.push(row)
      if (row.partOf !== null) wholes.set(row, item.targets[row.partOf]!)
    }
  }
  const pairs = pair(rows, marks)
  const markOf = new Map([...pairs].map(([mark, row]) => [row, mark]))
  score.annotated += marks.length
  for (const [at, mark] of marks.entries()) {
    const index = pairs.get(at)
    const row = index === undefined ? undefined : rows[index]
    if (!row || !agrees(row, mark)) {
      score.notes.push(
        `${name}: missed ${show(mark)} ${around(source, mark)}${row ? ` — read as ${row.value} ${row.unit}` : ''}`,
      )
      continue
    }
    score.found++
    if (row.role === mark.role) score.roleRight++
    else score.notes.push(`${name}: role ${row.role}, should be ${mark.role}: ${around(source, mark)}`)
    if (row.comparator === mark.comparator) score.comparatorRight++
    else
      score.notes.push(
        `${name}: comparator ${row.comparator}, should be ${mark.comparator}: ${around(source, mark)}`,
      )
    if (mark.kind && mark.role === 'target') {
      score.kinds++
      if (mark.kind === row.kind) score.kindRight++
      else score.notes.push(`${name}: kind ${row.kind}, should be ${mark.kind}: ${around(source, mark)}`)
    }
    if ((mark.baseline ?? null) !== null || row.baseline !== null) {
      score.baselines++
      if (sameNumber(row.baseline, mark.baseline ?? null)) score.baselineRight++
      else
        score.notes.push(
          `${name}: baseline ${row.baseline}, should be ${mark.baseline}: ${around(source, mark)}`,
        )
    }
    if ((mark.per ?? null) !== null || row.per !== null) {
      score.pers++
      if ((mark.per ?? null) === row.per) score.perRight++
      else score.notes.push(`${name}: per ${row.per}, should be ${mark.per}: ${around(source, mark)}`)
    }
    const whole = wholes.get(row)
    if (mark.partOfText || whole) {
      score.parts++
      if (
        mark.partOfText &&
        whole &&
        (mark.partOfText.includes(whole.text) || whole.text.includes(mark.partOfText))
      ) {
        score.partRight++
      } else {
        score.notes.push(
          `${name}: part of ${whole?.text ?? 'nothing'}, should be ${mark.partOfText}: ${around(source, mark)}`,
        )
      }
    }
  }
  for (const [index, row] of rows.entries()) {
    const mark = marks[markOf.get(index) ?? -1]
    const right = mark !== undefined && agrees(row, mark)
    score.read++
    if (right) score.readRight++
    else if (!mark)
      score.notes.push(`${name}: no quantity (${row.role}): ${row.value} ${row.unit} ${around(source, row)}`)
    if (row.role !== 'target') continue
    score.targets++
    if (right && mark.role === 'target') score.targetsRight++
  }
}

function show(mark: Annotated): string {
  return `${mark.value}${mark.max ? `–${mark.max}` : ''} ${mark.unit}`
}

function around(source: string, { start, end }: { start: number; end: number }): string {
  const text = `${source.slice(Math.max(0, start - 18), start)}[${source.slice(start, end)}]${source.slice(end, end + 14)}`
  return text.replace(/\s*\n\s*/g, '⏎')
}

function share(part: number, whole: number): string {
  return whole === 0 ? '     –' : `${((part / whole) * 100).toFixed(2).padStart(6)} % (${part}/${whole})`
}

function report(title: string, score: Score, verbose: boolean): void {
  const lines = [
    `${title}: ${score.files} texts, ${score.characters} characters`,
    `  quantities found with value and unit right  ${share(score.found, score.annotated)}`,
    `  quantities read that are annotated          ${share(score.readRight, score.read)}`,
    `  of what is called a target, right           ${share(score.targetsRight, score.targets)}`,
    `  role right (of those found)                 ${share(score.roleRight, score.found)}`,
    `  comparator right (of those found)           ${share(score.comparatorRight, score.found)}`,
    `  kind right (of targets found)               ${share(score.kindRight, score.kinds)}`,
    `  baseline, per, part of                      ${share(score.baselineRight, score.baselines)}, ${share(score.perRight, score.pers)}, ${share(score.partRight, score.parts)}`,
    `  milliseconds per 10,000 characters          ${((score.millis / Math.max(1, score.characters)) * 10_000).toFixed(1)}`,
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
  if (verbose) for (const note of score.notes) process.stdout.write(`    ${note}\n`)
}

const args = process.argv.slice(2)
const verbose = args.includes('--verbose')
const files = args.filter((arg) => !arg.startsWith('--'))
if (files.length > 0) {
  for (const file of files) {
    const decoded = await decodePlan(readFileSync(file))
    if (decoded.ok) process.stdout.write(tableOf(readPlan(decoded.source)))
    else {
      process.stderr.write(`${file}: ${decoded.reason}\n`)
      process.exitCode = 1
    }
  }
} else {
  const only = args.find((arg) => arg.startsWith('--only='))?.slice(7)
  // In the order in which the reader met them; RESULTS.md says how each scored at first sight.
  const parts: [string, string][] = [
    ['seen: open from the beginning', join(CORPUS, 'seen')],
    ['practice', join(CORPUS, 'practice')],
    ['second', join(CORPUS, 'second')],
    ['unseen: held out, then opened', join(CORPUS, 'unseen')],
    ['third: met last, never learned from', join(CORPUS, 'third')],
  ]

  for (const [title, folder] of parts) {
    if (only !== undefined && !folder.endsWith(`/${only}`)) continue
    if (!existsSync(folder)) continue
    const score = scoreFolder(folder)
    if (score.files > 0) report(title, score, verbose)
  }
}
