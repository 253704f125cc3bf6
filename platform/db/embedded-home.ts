import { createHash } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  type Account,
  accountOf,
  canReach,
  hasName,
  namespaceAccount,
  ownUid,
  unprivilegedAccount,
} from './embedded-account.ts'
import { type Binaries, completeLinks, copyBinaries, findBinaries } from './embedded-binaries.ts'
import { isCode } from './embedded-lock.ts'
import { EmbeddedProblem } from './embedded-problem.ts'
import { livingServer } from './embedded-server.ts'

/** Who runs the database, with which binaries, and the folder that holds `pg` and `pg.log`. */
export type Home = { account: Account; binaries: Binaries; folder: string }

export type Wishes = {
  dataDir: string
  /** Whether a user namespace may be tried. */
  namespaces: boolean
  /** Where binaries and data go when the account cannot reach the data folder. */
  systemDir: string
  log: (line: string) => void
}

const useDatabaseUrl = 'Or set DATABASE_URL to a PostgreSQL 15 or newer.'

/** The first account that can run PostgreSQL on this data folder. Refuses, with the way out, when there is none. */
export function settleHome(wishes: Wishes): Home {
  const { dataDir } = wishes
  const packaged = findBinaries()
  const binaries = completeLinks(packaged.folder) ? packaged : copyBinaries(packaged, dataDir)

  const elsewhere = readElsewhere(dataDir)
  if (elsewhere) return homeOf(elsewhere, binaries, wishes)
  const cluster = join(dataDir, 'pg')
  const owner = lstatSync(cluster, { throwIfNoEntry: false })?.uid ?? null
  if (owner !== null && owner !== ownUid()) return homeOf(dataDir, binaries, wishes)

  if (ownUid() !== 0 && hasName()) return { account: { kind: 'self' }, binaries, folder: dataDir }
  if (wishes.namespaces) {
    const account = namespaceAccount()
    if (account && canReach(account, join(binaries.folder, 'bin', 'postgres'), dataDir)) {
      return { account, binaries, folder: dataDir }
    }
  }
  // A data folder that root was given by its owner: the owner can run the database in it.
  if (ownUid() === 0 && owner === null && lstatSync(dataDir).uid !== 0) {
    const home = homeOfOwner(dataDir, binaries, wishes)
    if (home) return home
  }
  if (ownUid() !== 0) {
    throw new EmbeddedProblem(
      `The embedded database needs a user with a name, and number ${ownUid()} has none in /etc/passwd. ${useDatabaseUrl}`,
    )
  }
  return settleElsewhere(binaries, owner === null ? null : cluster, wishes)
}

/** A folder of an earlier start, which belongs to someone: only they, or root in their name, can use it. */
function homeOf(folder: string, binaries: Binaries, wishes: Wishes): Home {
  const uid = ownerOf(folder)
  if (uid === ownUid()) return { account: { kind: 'self' }, binaries, folder }
  const home = ownUid() === 0 ? homeOfOwner(folder, binaries, wishes) : null
  if (home) return home
  throw new EmbeddedProblem(
    `The database in ${folder} belongs to the user with number ${uid}. Start Lilong as that user, or choose another LILONG_DATA.`,
  )
}

/** The database run by the owner of its folder; null when the owner cannot reach it. */
function homeOfOwner(folder: string, binaries: Binaries, { systemDir }: Wishes): Home | null {
  const account = accountOf(ownerOf(folder))
  if (!account) return null
  const cluster = existsSync(join(folder, 'pg')) ? join(folder, 'pg') : folder
  for (const choice of [() => binaries, () => copyBinaries(binaries, systemDir)]) {
    const chosen = choice()
    if (canReach(account, join(chosen.folder, 'bin', 'postgres'), cluster)) {
      return { account, binaries: chosen, folder }
    }
  }
  return null
}

const ownerOf = (folder: string) =>
  (lstatSync(join(folder, 'pg'), { throwIfNoEntry: false }) ?? lstatSync(folder)).uid

/** Root without namespaces: an unprivileged user, in a folder that user can reach. */
function settleElsewhere(binaries: Binaries, existing: string | null, wishes: Wishes): Home {
  const { dataDir, systemDir, log } = wishes
  const account = unprivilegedAccount()
  if (account?.kind !== 'other') {
    throw new EmbeddedProblem(
      `PostgreSQL refuses root, and there is no user nobody to run it as. Start Lilong as an ordinary user. ${useDatabaseUrl}`,
    )
  }
  mkdirSync(systemDir, { recursive: true, mode: 0o755 })
  const folder = join(systemDir, shortHash(dataDir))
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  writeFileSync(join(folder, 'belongs-to'), `${dataDir}\n`)
  chownSync(folder, account.uid, account.gid)
  const copied = copyBinaries(binaries, systemDir)
  if (!canReach(account, join(copied.folder, 'bin', 'postgres'), folder)) {
    throw new EmbeddedProblem(
      `PostgreSQL refuses root, and ${account.name} cannot use ${systemDir}. Start Lilong as an ordinary user. ${useDatabaseUrl}`,
    )
  }
  if (existing) moveCluster(existing, join(folder, 'pg'), account)
  writeFileSync(join(dataDir, 'where'), `${folder}\n`)
  log(
    `PostgreSQL refuses root, so it runs as ${account.name} and keeps its data in ${folder} (noted in ${join(dataDir, 'where')}).`,
  )
  return { account, binaries: copied, folder }
}

/** The copy takes the place of the original only when it is whole; the original stays beside, renamed. */
function moveCluster(from: string, to: string, account: { uid: number; gid: number }): void {
  const living = livingServer(from)
  if (living) {
    throw new EmbeddedProblem(
      `A database server (process ${living.pid}) still runs on ${from}; stop it first.`,
    )
  }
  const draft = `${to}.copy`
  rmSync(draft, { recursive: true, force: true })
  cpSync(from, draft, { recursive: true, verbatimSymlinks: true, preserveTimestamps: true })
  giveTo(draft, account)
  renameSync(draft, to)
  renameSync(from, `${from}.moved`)
}

function giveTo(path: string, account: { uid: number; gid: number }): void {
  const stat = lstatSync(path)
  if (stat.isSymbolicLink()) return
  chownSync(path, account.uid, account.gid)
  if (!stat.isDirectory()) return
  chmodSync(path, 0o700)
  for (const name of readdirSync(path)) giveTo(join(path, name), account)
}

/** Where the database of a data folder is kept, when not in it. */
export function readElsewhere(dataDir: string): string | null {
  const note = join(dataDir, 'where')
  if (!existsSync(note)) return null
  const folder = readFileSync(note, 'utf8').trim()
  if (existsSync(folder)) return folder
  // Beginning anew here would look like the loss of everything.
  throw new EmbeddedProblem(
    `The database of ${dataDir} is kept in ${folder}, and that folder is not there. Bring it back, or remove ${note} to begin with an empty one.`,
  )
}

const shortHash = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 12)

/** Bytes a Unix socket's path may have, without the closing zero. */
const longestSocketPath = process.platform === 'linux' ? 107 : 103

/**
 * A short folder for the socket that nobody but us can enter: whoever reaches the socket is let in. Its name
 * is the same at every start, so that killed processes do not litter; a folder of that name that is somebody
 * else's is left alone.
 */
export function makeSocketFolder(dataDir: string, account: Account): string {
  const owner = account.kind === 'other' ? account : null
  const name = `lilong-${shortHash(`${ownUid()} ${dataDir}`)}`
  for (const base of new Set([tmpdir(), '/tmp', '/var/tmp'])) {
    // Room for the letters that mkdtemp adds, and for the socket's own name.
    if (Buffer.byteLength(join(base, `${name}-XXXXXX`, '.s.PGSQL.5432')) > longestSocketPath) continue
    if (!canReach(account, '/bin/sh', base)) continue
    let folder = join(base, name)
    try {
      mkdirSync(folder, { mode: 0o700 })
    } catch (problem) {
      if (!isCode(problem, 'EEXIST')) throw problem
      const found = lstatSync(folder)
      const trusted = found.isDirectory() && (found.uid === ownUid() || found.uid === owner?.uid)
      if (!trusted) folder = mkdtempSync(`${folder}-`)
    }
    if (owner) chownSync(folder, owner.uid, owner.gid)
    chmodSync(folder, 0o700)
    return folder
  }
  throw new EmbeddedProblem('No folder for temporary files is short enough and writable; set TMPDIR to one.')
}
