import { parentPort, workerData } from 'node:worker_threads'
import { parseWorkbook, WorkbookProblem } from './workbook-parsing.ts'

// Parses one workbook in a thread of its own and says what came of it.

const answer = await parseWorkbook(Buffer.from(workerData as Uint8Array)).then(
  (sheets) => ({ sheets }),
  (error: unknown) => ({ reason: error instanceof WorkbookProblem ? error.reason : 'damaged' }),
)
parentPort?.postMessage(answer)
