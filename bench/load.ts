import { Agent, request } from 'node:http'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'

// The client of bench/http: a thread of its own, so that sending and reading does not take time from the server it measures.

export interface Load {
  port: number
  method: string
  /** One path, or many to take in turn: a write that may happen once needs another id each time. */
  paths: string[]
  headers: Record<string, string>
  bodies: (string | null)[]
  connections: number
  ms: number
}

/** Requests answered with 2xx per second. Refuses (throws) when any answer is something else: a fast refusal is no figure. */
export function measure(load: Load): Promise<{ perSecond: number; used: number }> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(import.meta.filename, { workerData: load })
    worker.once('message', (message: { perSecond?: number; used: number; error?: string }) => {
      if (message.perSecond === undefined) reject(new Error(message.error))
      else resolve({ perSecond: message.perSecond, used: message.used })
    })
    worker.once('error', reject)
  })
}

async function run(load: Load): Promise<{ perSecond: number; used: number }> {
  const agent = new Agent({ keepAlive: true, maxSockets: load.connections })
  let next = 0
  let done = 0
  const many = Math.max(load.paths.length, load.bodies.length)
  const began = performance.now()
  const one = () =>
    new Promise<void>((resolve, reject) => {
      const i = next++
      const body = load.bodies[i % load.bodies.length] ?? null
      const req = request(
        {
          port: load.port,
          host: '127.0.0.1',
          agent,
          method: load.method,
          path: load.paths[i % load.paths.length],
          headers:
            body === null
              ? load.headers
              : {
                  ...load.headers,
                  'content-type': 'application/json',
                  'content-length': Buffer.byteLength(body),
                },
        },
        (res) => {
          const chunks: Buffer[] = []
          res.on('data', (chunk: Buffer) => chunks.push(chunk))
          res.on('end', () => {
            if ((res.statusCode ?? 500) >= 300)
              reject(new Error(`${res.statusCode}: ${Buffer.concat(chunks).toString().slice(0, 300)}`))
            else resolve()
          })
        },
      )
      req.on('error', reject)
      req.end(body ?? undefined)
    })
  await Promise.all(
    Array.from({ length: load.connections }, async () => {
      while (performance.now() - began < load.ms && (many === 1 || next < many)) {
        await one()
        done++
      }
    }),
  )
  agent.destroy()
  return { perSecond: done / ((performance.now() - began) / 1000), used: next }
}

if (!isMainThread) {
  run(workerData as Load)
    .then((result) => parentPort?.postMessage(result))
    .catch((error: Error) => parentPort?.postMessage({ used: 0, error: error.message }))
}
