import { Worker } from 'node:worker_threads'
import { formulaMark, type ParsedCell, type ParsedSheet, WorkbookProblem } from './workbook-parsing.ts'

export { WorkbookProblem } from './workbook-parsing.ts'

/** What stands in place of a formula: its result is whatever the program that saved the file wrote there. */
export const formula = Symbol('formula')
export type ReadCell = ParsedCell | typeof formula
export interface ReadSheet {
  name: string
  /** Row 1 of the sheet is index 0; empty rows are kept, so that an index always leads back to the row a person sees. */
  rows: ReadCell[][]
}

const longestMs = 15_000
const mostMemoryMb = 400

/**
 * Reads an .xlsx in a thread of its own, with little memory and little time: a file made to use up either takes down its own thread and
 * nothing else, and nobody waits for it.
 */
export async function readWorkbook(bytes: Buffer): Promise<ReadSheet[]> {
  const answer = await parseApart(bytes)
  if ('reason' in answer) throw new WorkbookProblem(answer.reason)
  return answer.sheets.map(({ name, rows }) => ({
    name,
    rows: rows.map((row) => row.map((cell) => (cell === formulaMark ? formula : cell))),
  }))
}

type Answer = { sheets: ParsedSheet[] } | { reason: WorkbookProblem['reason'] }

function parseApart(bytes: Buffer): Promise<Answer> {
  const worker = new Worker(new URL('./workbook-worker.ts', import.meta.url), {
    workerData: new Uint8Array(bytes),
    resourceLimits: { maxOldGenerationSizeMb: mostMemoryMb },
  })
  return new Promise<Answer>((resolve) => {
    const timer = setTimeout(() => resolve({ reason: 'too_large' }), longestMs)
    worker.once('message', resolve)
    // Out of memory, mostly; what else may happen to a thread says no more about the file.
    worker.once('error', () => resolve({ reason: 'too_large' }))
    worker.once('exit', () => {
      clearTimeout(timer)
      resolve({ reason: 'damaged' })
    })
  }).finally(() => worker.terminate())
}
