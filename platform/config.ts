import { createHash } from 'node:crypto'
import { isIP } from 'node:net'
import { homedir } from 'node:os'
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** What the environment says about this installation; nothing else is configured outside the database. */
export type Config = {
  host: string
  port: number
  /** Where the database and the files are kept. Absolute. */
  dataDir: string
  /** Another PostgreSQL instead of the embedded one. */
  databaseUrl: string | null
  /** The vault's key. Absolute, and never inside `dataDir`: whoever copies the data must not get the key with it. */
  keyFile: string
  demo: boolean
  /** One password for all demonstration accounts; null means a random one, printed at start. */
  demoPassword: string | null
  /** Addresses of the reverse proxies whose word about the caller's address is believed. */
  trustProxy: string[]
  /** Where Prometheus may read; null: nowhere. */
  metrics: { host: string; port: number } | null
}

/** Everything that is wrong with the environment at once, one clear line per mistake. */
export class ConfigProblem extends Error {
  readonly lines: string[]
  constructor(lines: string[]) {
    super(lines.join('\n'))
    this.lines = lines
  }
}

const projectRoot = dirname(dirname(fileURLToPath(import.meta.url)))

const known = [
  'LILONG_DATA',
  'LILONG_KEY_FILE',
  'LILONG_METRICS',
  'LILONG_DEMO',
  'LILONG_DEMO_PASSWORD',
  'LILONG_TRUST_PROXY',
] as const

/**
 * Reads the environment. Pure: it looks at no file. Throws a ConfigProblem that names every mistake, and
 * repeats no value that could be a secret. An empty variable counts as not set.
 */
export function readConfig(env: Record<string, string | undefined>, root: string = projectRoot): Config {
  const mistakes: string[] = []
  const read = (name: string) => env[name]?.trim() || null

  const port = readPort(read('PORT'), mistakes)
  const host = readHost(read('HOST'), mistakes)
  const databaseUrl = readDatabaseUrl(read('DATABASE_URL'), mistakes)
  const dataDir = resolve(root, read('LILONG_DATA') ?? 'data')
  const keyFile = readKeyFile(read('LILONG_KEY_FILE'), dataDir, root, env, mistakes)

  const demo = read('LILONG_DEMO') ?? 'on'
  if (demo !== 'on' && demo !== 'off') mistakes.push(`LILONG_DEMO is on or off, not "${demo}".`)

  // Untrimmed: a space may be part of a password.
  const demoPassword = env.LILONG_DEMO_PASSWORD || null
  if (demoPassword !== null && [...demoPassword].length < 8) {
    mistakes.push('LILONG_DEMO_PASSWORD needs at least 8 characters.')
  }

  const trustProxy = (read('LILONG_TRUST_PROXY') ?? '').split(/[\s,]+/).filter(Boolean)
  for (const address of trustProxy) {
    if (!isAddressOrRange(address)) {
      mistakes.push(`LILONG_TRUST_PROXY lists addresses such as 10.0.0.1 or 10.0.0.0/8, not "${address}".`)
    }
  }

  const metrics = readMetrics(read('LILONG_METRICS'), mistakes)

  for (const name of Object.keys(env).sort()) {
    if (!name.startsWith('LILONG_') || known.some((word) => word === name)) continue
    mistakes.push(`${name} is not a setting of Lilong; did you mean ${nearest(name, known)}?`)
  }

  if (mistakes.length > 0) throw new ConfigProblem(mistakes)
  return { host, port, dataDir, databaseUrl, keyFile, demo: demo === 'on', demoPassword, trustProxy, metrics }
}

function readPort(text: string | null, mistakes: string[]): number {
  if (text === null) return 4300
  const port = Number(text)
  // 0 asks the system for any free port.
  if (/^\d+$/.test(text) && port <= 65535) return port
  mistakes.push(`PORT is a number from 0 to 65535, not "${text}".`)
  return 4300
}

function readHost(text: string | null, mistakes: string[]): string {
  if (text === null) return '127.0.0.1'
  if (isIP(text) !== 0 || /^[a-z\d]([a-z\d.-]*[a-z\d])?$/i.test(text)) return text
  mistakes.push(`HOST is an address or a name to listen on, such as 127.0.0.1 or 0.0.0.0, not "${text}".`)
  return text
}

/** A port, or an address and a port: `9464` listens on this machine only, `10.0.0.5:9464` where the monitoring is. */
function readMetrics(text: string | null, mistakes: string[]): Config['metrics'] {
  if (text === null) return null
  const [, host = '127.0.0.1', port = ''] = /^(?:\[?([^\]]+?)\]?:)?(\d+)$/.exec(text) ?? []
  if (isIP(host) !== 0 && port !== '' && Number(port) <= 65535) return { host, port: Number(port) }
  mistakes.push(
    `LILONG_METRICS is a port or an address with one, such as 9464 or 10.0.0.5:9464, not "${text}".`,
  )
  return null
}

function readDatabaseUrl(text: string | null, mistakes: string[]): string | null {
  if (text === null) return null
  const url = URL.canParse(text) ? new URL(text) : null
  if (!url || !['postgres:', 'postgresql:'].includes(url.protocol)) {
    mistakes.push('DATABASE_URL looks like postgres://user:password@host:5432/database; this one does not.')
  } else if (url.pathname.length < 2) {
    mistakes.push('DATABASE_URL names no database: it ends like …:5432/lilong.')
  }
  return text
}

/**
 * By default the key lies in the user's own configuration folder, under a name made from the data folder, so
 * that two installations of one user do not share a key and a copy of the data folder never carries it.
 */
function readKeyFile(
  text: string | null,
  dataDir: string,
  root: string,
  env: Record<string, string | undefined>,
  mistakes: string[],
): string {
  const xdg = env.XDG_CONFIG_HOME
  const settings = xdg && isAbsolute(xdg) ? xdg : join(env.HOME || homedir(), '.config')
  const name = `${basename(dataDir) || 'data'}-${createHash('sha256').update(dataDir).digest('hex').slice(0, 12)}.key`
  const keyFile = text === null ? join(settings, 'lilong', name) : resolve(root, text)
  const within = relative(dataDir, keyFile)
  if (within !== '..' && !within.startsWith('../') && !isAbsolute(within)) {
    mistakes.push(
      text === null
        ? 'LILONG_DATA contains the folder where the key is kept; set LILONG_KEY_FILE to a place outside it.'
        : 'LILONG_KEY_FILE lies inside LILONG_DATA; a copy of the data must not carry the key, so keep it elsewhere.',
    )
  }
  return keyFile
}

function isAddressOrRange(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/')
  const family = isIP(address)
  if (family === 0 || rest.length > 0) return false
  return bits === undefined || (/^\d+$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128))
}

/** The candidate that takes the fewest changed letters. */
function nearest(word: string, candidates: readonly string[]): string {
  const distance = (other: string) => {
    let row = Array.from({ length: other.length + 1 }, (_, column) => column)
    for (const [line, letter] of [...word].entries()) {
      const next = [line + 1]
      for (const [column, mark] of [...other].entries()) {
        const change = (row[column] ?? 0) + (letter === mark ? 0 : 1)
        next.push(Math.min(change, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1))
      }
      row = next
    }
    return row[other.length] ?? 0
  }
  return candidates.reduce((best, other) => (distance(other) < distance(best) ? other : best))
}
