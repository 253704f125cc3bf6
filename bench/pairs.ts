import { cpus, totalmem } from 'node:os'

/** One measured pair: how often each did its work per second, in the same minute on the same machine. */
export interface Pair {
  ours: number
  bare: number
}

export interface Ratio {
  median: number
  least: number
  most: number
  ours: number
  bare: number
  pairs: number
}

/**
 * Runs ours and bare in turn, A B B A A B …, and compares within each pair, so that a machine that drifts does not decide.
 * @param rounds at least 9
 */
export async function inPairs(
  rounds: number,
  ours: () => Promise<number>,
  bare: () => Promise<number>,
): Promise<Ratio> {
  await ours()
  await bare()
  const pairs: Pair[] = []
  for (let i = 0; i < rounds; i++) {
    if (i % 2 === 0) {
      const a = await ours()
      pairs.push({ ours: a, bare: await bare() })
    } else {
      const b = await bare()
      pairs.push({ ours: await ours(), bare: b })
    }
  }
  const ratios = pairs.map((p) => p.ours / p.bare)
  return {
    median: median(ratios),
    least: Math.min(...ratios),
    most: Math.max(...ratios),
    ours: median(pairs.map((p) => p.ours)),
    bare: median(pairs.map((p) => p.bare)),
    pairs: rounds,
  }
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}

/** The value that so many of a hundred do not pass. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil((share / 100) * sorted.length) - 1)] ?? Number.NaN
}

/** Work done per second over a fixed time, with this many workers at once. */
export async function perSecond(
  ms: number,
  workers: number,
  work: (worker: number) => Promise<number>,
): Promise<number> {
  const began = performance.now()
  let done = 0
  await Promise.all(
    Array.from({ length: workers }, async (_, worker) => {
      while (performance.now() - began < ms) done += await work(worker)
    }),
  )
  return done / ((performance.now() - began) / 1000)
}

export function ratioLine(name: string, unit: string, r: Ratio): string {
  const n = (value: number) => Math.round(value).toLocaleString('en')
  return `| ${name} | ${n(r.ours)} | ${n(r.bare)} | **${(r.median * 100).toFixed(0)} %** | ${(r.least * 100).toFixed(0)}–${(r.most * 100).toFixed(0)} % | ${r.pairs} | ${unit} |`
}

export const ratioHead =
  '| what | ours | bare | median ratio | range | pairs | unit |\n|---|---|---|---|---|---|---|'

export function machine(): string {
  return `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${process.platform} ${process.arch}, Node ${process.versions.node}`
}
