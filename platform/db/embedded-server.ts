import { execFileSync, spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { totalmem } from 'node:os'
import { basename, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { asAccount } from './embedded-account.ts'
import type { Home } from './embedded-home.ts'
import { bornAt } from './embedded-lock.ts'
import { EmbeddedProblem } from './embedded-problem.ts'

/** A running server. `gone` settles when it has ended, for whatever reason. */
export type Server = { pid: number; socketFolder: string; gone: Promise<void> }

/** The role everything is done as: the only one of this server, which nobody else can reach. */
export const role = 'lilong'

/** Makes an empty cluster in `pg`, whole or not at all. Refuses one of another major version. */
export function ensureCluster(home: Home, durable: boolean, log: (line: string) => void): void {
  const cluster = join(home.folder, 'pg')
  const version = join(cluster, 'PG_VERSION')
  if (existsSync(version)) {
    const found = readFileSync(version, 'utf8').trim()
    if (found === home.binaries.major) return
    throw new EmbeddedProblem(
      `The data in ${cluster} are of PostgreSQL ${found}, and this Lilong brings ${home.binaries.major}. Start the Lilong they were made with.`,
    )
  }
  for (const name of readdirSync(home.folder)) {
    if (name.startsWith('pg.new-')) rmSync(join(home.folder, name), { recursive: true, force: true })
  }
  log(`Preparing the database in ${cluster}; this happens once and takes a few seconds.`)
  const draft = join(home.folder, `pg.new-${process.pid}`)
  const initdb = (ctype: string) => {
    const { file, args, options } = asAccount(home.account, join(home.binaries.folder, 'bin', 'initdb'), [
      ...['-D', draft, '-U', role, '--auth=trust', '--encoding=UTF8', '--no-instructions'],
      // Order by code point from PostgreSQL itself: it does not change with the system's libraries. The
      // character classes still come from the system; trigrams of Chinese need them to be Unicode's.
      ...['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--lc-collate=C', `--lc-ctype=${ctype}`],
      ...(durable ? [] : ['--no-sync']),
    ])
    return spawnSync(file, args, { ...options, encoding: 'utf8' })
  }
  let made = initdb('C.UTF-8')
  for (const ctype of ['en_US.UTF-8', 'C']) {
    if (made.status !== 0 && /locale/.test(made.stderr ?? '')) made = initdb(ctype)
  }
  if (made.status !== 0) {
    rmSync(draft, { recursive: true, force: true })
    throw new EmbeddedProblem(
      `The database could not be prepared: ${(made.stderr || made.error?.message || '').trim().split('\n').slice(-3).join(' ')}`,
    )
  }
  // The socket's folder is the only door, and only its owner can enter that.
  writeFileSync(join(draft, 'pg_hba.conf'), 'local all all trust\n')
  renameSync(draft, cluster)
  syncFolder(home.folder)
}

function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r')
  fsyncSync(handle)
  closeSync(handle)
}

/** Fits two cores with much memory and small machines alike; a larger one belongs behind DATABASE_URL. */
function settings(socketFolder: string, durable: boolean): string[] {
  const mebibytes = Math.floor(totalmem() / 2 ** 20)
  const chosen: Record<string, string> = {
    listen_addresses: '',
    unix_socket_directories: socketFolder,
    unix_socket_permissions: '0700',
    max_connections: '100',
    shared_buffers: mebibytes < 2048 ? '32MB' : '128MB',
    effective_cache_size: `${Math.max(128, Math.floor(mebibytes / 4))}MB`,
    work_mem: '8MB',
    maintenance_work_mem: '64MB',
    // Containers often come with 64 MB of shared memory; parallel queries take theirs from here.
    min_dynamic_shared_memory: '8MB',
    max_wal_size: '1GB',
    random_page_cost: '1.1',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    // Personal data stay out of the log: neither the values of a failing statement nor the row it met.
    log_min_messages: 'warning',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_checkpoints: 'off',
    ...(durable
      ? {}
      : {
          fsync: 'off',
          synchronous_commit: 'off',
          full_page_writes: 'off',
          wal_level: 'minimal',
          max_wal_senders: '0',
        }),
  }
  return Object.entries(chosen).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

/** The server that runs on the cluster, if one does; a process that merely has its number is not it. */
export function livingServer(cluster: string): { pid: number; socketFolder: string; state: string } | null {
  const noted = readPidFile(cluster)
  return noted && isServerOf(noted.pid, cluster) ? noted : null
}

function readPidFile(cluster: string): { pid: number; socketFolder: string; state: string } | null {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')
    const pid = Number(lines[0])
    if (!Number.isInteger(pid) || pid <= 0) return null
    return { pid, socketFolder: lines[4]?.trim() ?? '', state: lines[7]?.trim() ?? '' }
  } catch {
    return null
  }
}

function isServerOf(pid: number, cluster: string): boolean {
  try {
    if (process.platform === 'linux') {
      const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
      return basename(words[0] ?? '') === 'postgres' && words.includes(cluster)
    }
    const line = execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
    return line.includes('postgres') && line.includes(cluster)
  } catch {
    return false
  }
}

/** Watches a server that another process started. */
export function watchServer(pid: number, socketFolder: string): Server {
  const born = bornAt(pid)
  const gone = new Promise<void>((resolve) => {
    const look = setInterval(() => {
      if (born !== null && bornAt(pid) === born) return
      clearInterval(look)
      resolve()
    }, 200)
    look.unref()
  })
  return { pid, socketFolder, gone }
}

/** Starts a server and waits until it takes connections; it may have much to recover after a power cut. */
export async function launchServer(
  home: Home,
  socketFolder: string,
  durable: boolean,
  log: (line: string) => void,
): Promise<Server> {
  const cluster = join(home.folder, 'pg')
  // PostgreSQL clears the note of a dead server itself, but takes any process of that number for a living one.
  if (readPidFile(cluster) && !livingServer(cluster)) rmSync(join(cluster, 'postmaster.pid'), { force: true })

  const journal = openJournal(home)
  const from = statSync(journal.path).size
  const program = join(home.binaries.folder, 'bin', 'postgres')
  const { file, args, options } = asAccount(home.account, program, [
    '-D',
    cluster,
    ...settings(socketFolder, durable),
  ])
  // In a group of its own: Ctrl-C is for us, and we stop the database after the last request has been answered.
  const child = spawn(file, args, {
    ...options,
    detached: true,
    stdio: ['ignore', journal.handle, journal.handle],
  })
  closeSync(journal.handle)
  let ended = false
  const gone = new Promise<void>((resolve) => {
    const settle = () => {
      ended = true
      resolve()
    }
    child.once('exit', settle)
    child.once('error', settle)
  })
  child.unref()
  // Until it is ready nobody else knows of it: should this process end now, the server must not stay behind.
  const endInHaste = () => child.kill('SIGINT')
  process.once('exit', endInHaste)

  try {
    const began = Date.now()
    for (let told = 2_000; ; await pause(10)) {
      const noted = readPidFile(cluster)
      if (child.pid !== undefined && noted?.pid === child.pid && noted.state === 'ready') {
        return { pid: child.pid, socketFolder, gone }
      }
      if (ended) throw new EmbeddedProblem(`The database did not start: ${whyNot(journal.path, from)}`)
      if (Date.now() - began < told) continue
      log(`The database is still starting (${told / 1000} s); after an unclean end it has to catch up.`)
      told += 5_000
    }
  } finally {
    process.removeListener('exit', endInHaste)
  }
}

/** What the server says, kept within bounds: the file before this one stays for reading. */
function openJournal(home: Home): { path: string; handle: number } {
  const path = join(home.folder, 'pg.log')
  if (existsSync(path) && statSync(path).size > 5_000_000) renameSync(path, `${path}.1`)
  const handle = openSync(path, 'a', 0o600)
  if (home.account.kind === 'other') chownSync(path, home.account.uid, home.account.gid)
  chmodSync(path, 0o600)
  return { path, handle }
}

function whyNot(path: string, from: number): string {
  const lines = readFileSync(path).subarray(from).toString('utf8').trim().split('\n')
  const reason =
    lines.findLast((line) => /FATAL|PANIC|ERROR|unshare|not found|denied/.test(line)) ?? lines.at(-1)
  return reason ? `${reason} (more in ${path})` : `it says nothing in ${path}`
}

/** Ends a server: at first in order, and harder when it does not obey. Settles when it has ended. */
export async function endServer(server: Server): Promise<void> {
  // Its number may already be another process's.
  if (await Promise.race([server.gone.then(() => true), pause(0, false)])) return
  const steps = [
    ['SIGINT', 30_000],
    ['SIGQUIT', 10_000],
    ['SIGKILL', 10_000],
  ] as const
  for (const [signal, patience] of steps) {
    try {
      process.kill(server.pid, signal)
    } catch {
      // It has ended in this moment.
    }
    const left = new AbortController()
    const waited = await Promise.race([
      server.gone.then(() => 'gone'),
      pause(patience, 'not yet', { signal: left.signal }).catch(() => 'gone'),
    ])
    left.abort()
    if (waited === 'gone') return
  }
}
