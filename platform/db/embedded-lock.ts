import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { EmbeddedProblem } from './embedded-problem.ts'

/**
 * When a process began, in words that no other process with the same number ever has; null when there is no
 * such process. A number alone says little: it is given out again after a restart.
 */
export function bornAt(pid: number): string | null {
  if (process.platform === 'linux') {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
      // The name in parentheses may itself contain spaces and parentheses; the fields follow the last one.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
      if (fields[0] === 'Z' || fields[0] === 'X') return null
      return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${fields[19]}`
    } catch {
      return null
    }
  }
  const asked = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' })
  return asked.stdout?.trim() || null
}

/**
 * Says that this process uses the data folder, and refuses when another living one does. What a killed
 * process left behind is taken over. Answers how to let go again.
 */
export function takeFolder(dataDir: string): () => void {
  const lock = join(dataDir, 'in-use')
  const mine = `${process.pid}\n${bornAt(process.pid)}\n${randomUUID()}\n`
  const draft = `${lock}.${process.pid}`
  writeFileSync(draft, mine)
  try {
    for (;;) {
      try {
        // A link appears with its content or not at all, and never replaces what is there.
        linkSync(draft, lock)
        return () => {
          if (readIfThere(lock) === mine) rmSync(lock, { force: true })
        }
      } catch (problem) {
        if (!isCode(problem, 'EEXIST')) throw problem
      }
      const found = readIfThere(lock)
      if (found === null) continue
      const [pid, born] = found.split('\n')
      if (born && bornAt(Number(pid)) === born) {
        throw new EmbeddedProblem(
          `Another Lilong (process ${pid}) is using ${dataDir}. Stop it first, or give this one its own LILONG_DATA.`,
        )
      }
      const aside = `${draft}.old`
      try {
        renameSync(lock, aside)
      } catch (problem) {
        if (isCode(problem, 'ENOENT')) continue
        throw problem
      }
      // Someone quicker may have put a fresh lock there since we read it; that one goes back.
      if (readIfThere(aside) !== found) {
        try {
          linkSync(aside, lock)
        } catch (problem) {
          if (!isCode(problem, 'EEXIST')) throw problem
        }
      }
      rmSync(aside, { force: true })
    }
  } finally {
    rmSync(draft, { force: true })
  }
}

function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch (problem) {
    if (isCode(problem, 'ENOENT')) return null
    throw problem
  }
}

export function isCode(problem: unknown, code: string): boolean {
  return problem instanceof Error && 'code' in problem && problem.code === code
}
