import { type ChildProcess, spawn } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Embedded, type EmbeddedWishes, startEmbedded } from './embedded.ts'
import { canReach, ownUid, unprivilegedAccount } from './embedded-account.ts'

let place: string
let lines: string[]
const started: Embedded[] = []
const children: ChildProcess[] = []
const servers: number[] = []

beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), '里弄 test-'))
  lines = []
})

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  for (const embedded of started.splice(0)) await embedded.stop()
  for (const server of servers.splice(0)) if (isAlive(server)) process.kill(server, 'SIGQUIT')
  rmSync(place, { recursive: true, force: true })
})

async function start(wishes: Partial<EmbeddedWishes> = {}): Promise<Embedded> {
  const embedded = await startEmbedded({
    dataDir: join(place, 'data'),
    log: (line) => lines.push(line),
    durable: false,
    ...wishes,
  })
  started.push(embedded)
  return embedded
}

/** Another process that starts the database on the same folder, and what it says about the server. */
async function startInAnotherProcess(dataDir: string, user: { uid?: number; gid?: number } = {}) {
  const source = new URL('./embedded.ts', import.meta.url).href
  const script = `
    const { startEmbedded } = await import(${JSON.stringify(source)})
    const embedded = await startEmbedded({ dataDir: process.argv[1], log: () => {}, durable: true })
    process.on('SIGTERM', () => embedded.stop().then(() => process.exit(0)))
    console.log(JSON.stringify({ pid: embedded.serverPid, url: embedded.url }))
    setInterval(() => {}, 1000)`
  const flags = ['--disable-warning=ExperimentalWarning', '--input-type=module', '-e', script, dataDir]
  const child = spawn(process.execPath, flags, { ...user, cwd: '/', stdio: ['ignore', 'pipe', 'pipe'] })
  children.push(child)
  let complaint = ''
  child.stderr.on('data', (part) => {
    complaint += part
  })
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  for await (const line of createInterface(child.stdout)) {
    const { pid, url } = JSON.parse(line) as { pid: number; url: string }
    servers.push(pid)
    return { child, ended, pid, url }
  }
  throw new Error(complaint)
}

async function ask({ url }: { url: string }, sql: string) {
  const client = new pg.Client(url)
  await client.connect()
  try {
    return (await client.query(sql)).rows as Record<string, unknown>[]
  } finally {
    await client.end()
  }
}

const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

async function until(so: () => boolean): Promise<void> {
  for (let wait = 0; !so(); wait += 20) {
    if (wait > 15_000) throw new Error('it did not happen within 15 seconds')
    await pause(20)
  }
}

describe('the embedded database', () => {
  it('begins with Chinese order, Unicode letters, the extensions we use, and no door to the network', async () => {
    const embedded = await start()
    expect(lines[0]).toContain('happens once')
    for (const extension of ['btree_gist', 'pg_trgm', 'ltree', 'pgcrypto']) {
      await ask(embedded, `create extension ${extension}`)
    }
    const [found] = await ask(
      embedded,
      `select current_setting('listen_addresses') as doors, current_setting('server_encoding') as encoding,
         (select array_agg(word order by word collate "zh-x-icu") from unnest(array['中', '啊', '波']) as word) as words,
         array_length(show_trgm('加装电梯'), 1) as trigrams`,
    )
    expect(found).toEqual({ doors: '', encoding: 'UTF8', words: ['啊', '波', '中'], trigrams: 5 })
    expect(statSync(embedded.connection.host).mode & 0o777).toBe(0o700)
    expect(statSync(embedded.cluster).mode & 0o777).toBe(0o700)
  })

  it('is quick at the second start, keeps its rows, and leaves neither process nor socket behind', async () => {
    const first = await start()
    await ask(first, 'create table promise (words text); insert into promise values ($$充电桩$$)')
    await first.stop()
    expect(isAlive(first.serverPid)).toBe(false)
    expect(existsSync(first.connection.host)).toBe(false)

    lines = []
    const second = await start()
    expect(lines).toEqual([])
    expect(await ask(second, 'select words from promise')).toEqual([{ words: '充电桩' }])
  })

  it('comes back by itself when its server is killed, with every acknowledged row', async () => {
    const embedded = await start({ durable: true })
    await ask(embedded, 'create table record (number int primary key)')
    const pool = new pg.Pool({ ...embedded.connection, max: 4 })
    pool.on('error', () => undefined)
    const killed = embedded.serverPid
    const acknowledged: number[] = []
    for (let number = 1; number <= 1000; number += 1) {
      if (number === 300) process.kill(killed, 'SIGKILL')
      try {
        await pool.query('insert into record values ($1)', [number])
        acknowledged.push(number)
      } catch {
        // Not acknowledged: it may or may not be there.
        await pause(20)
      }
    }
    await until(() => embedded.serverPid !== killed)
    const rows = (await pool.query<{ number: number }>('select number from record')).rows.map(
      (row) => row.number,
    )
    await pool.end()
    expect(acknowledged.length).toBeGreaterThan(300)
    expect(acknowledged.filter((number) => !rows.includes(number))).toEqual([])
    expect(lines.join('\n')).toContain('The database is back')
  })

  it('outlives a killed Lilong, and the next one takes the running server over', async () => {
    const other = await startInAnotherProcess(join(place, 'data'))
    await ask(other, 'create table promise (words text); insert into promise values ($$电梯$$)')
    other.child.kill('SIGKILL')
    await other.ended

    const embedded = await start()
    expect(embedded.serverPid).toBe(other.pid)
    expect(await ask(embedded, 'select words from promise')).toEqual([{ words: '电梯' }])

    // Taken over is looked after: this one, too, is started again, and ended by stop.
    process.kill(other.pid, 'SIGKILL')
    await until(() => embedded.serverPid !== other.pid)
    await embedded.stop()
    expect(isAlive(embedded.serverPid)).toBe(false)
  })

  it('starts after Lilong and server were killed together', async () => {
    const other = await startInAnotherProcess(join(place, 'data'))
    await ask(other, 'create table promise (words text); insert into promise values ($$路灯$$)')
    process.kill(other.pid, 'SIGSTOP')
    other.child.kill('SIGKILL')
    process.kill(other.pid, 'SIGKILL')
    await other.ended
    const embedded = await start()
    expect(await ask(embedded, 'select words from promise')).toEqual([{ words: '路灯' }])
  })

  it('is refused to a second Lilong on the same folder, and given when the first has ended', async () => {
    const other = await startInAnotherProcess(join(place, 'data'))
    await expect(start()).rejects.toThrow(`Another Lilong (process ${other.child.pid})`)
    expect(isAlive(other.pid)).toBe(true)
    other.child.kill('SIGTERM')
    expect(await other.ended).toBe(0)
    expect(isAlive(other.pid)).toBe(false)
    await start()
  })

  it('takes a note of another process with the same number for what it is', async () => {
    const first = await start()
    await first.stop()
    // Not this process: PostgreSQL knows its parent, and passes over a note with that number.
    const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' })
    children.push(other)
    const note = `${other.pid}\n${first.cluster}\n0\n5432\n${first.connection.host}\n\n  1 1\nready   \n`
    writeFileSync(join(first.cluster, 'postmaster.pid'), note)
    writeFileSync(join(place, 'data', 'in-use'), `${other.pid}\nborn at another time\nx\n`)
    const second = await start()
    expect(second.serverPid).not.toBe(other.pid)
    expect(isAlive(other.pid ?? 0)).toBe(true)
  })

  it('refuses data of another major version instead of touching them', async () => {
    mkdirSync(join(place, 'data', 'pg'), { recursive: true })
    writeFileSync(join(place, 'data', 'pg', 'PG_VERSION'), '15\n')
    await expect(start()).rejects.toThrow('of PostgreSQL 15')
  })

  it('says so when the user may not use the data folder', async () => {
    writeFileSync(join(place, 'data'), 'a file, not a folder')
    await expect(start()).rejects.toThrow('set LILONG_DATA')
  })
})

/** What only root can try: whom PostgreSQL, which refuses root, runs as. */
const asRoot = {
  'root keeps the data where they belong, also under a folder that only root may enter': async () => {
    chmodSync(place, 0o700)
    const embedded = await start()
    expect(embedded.cluster).toBe(join(place, 'data', 'pg'))
    expect(statSync(embedded.cluster).uid).toBe(0)
    expect(existsSync(join(place, 'data', 'where'))).toBe(false)
  },

  'root without namespaces runs it as an unprivileged user, and notes where the data are': async () => {
    const systemDir = mkdtempSync(join(tmpdir(), 'lilong-system-'))
    try {
      chmodSync(systemDir, 0o755)
      const first = await start({ namespaces: false, systemDir })
      const noted = readFileSync(join(place, 'data', 'where'), 'utf8').trim()
      expect(first.cluster).toBe(join(noted, 'pg'))
      expect(noted.startsWith(systemDir)).toBe(true)
      expect(statSync(first.cluster).uid).toBe(unprivileged?.uid)
      expect(lines.join('\n')).toContain(noted)
      await ask(first, 'create table promise (words text); insert into promise values ($$菜场$$)')
      await first.stop()

      // Later starts find it there, whatever the system allows by then.
      const second = await start({ systemDir })
      expect(await ask(second, 'select words from promise')).toEqual([{ words: '菜场' }])
      await second.stop()

      rmSync(noted, { recursive: true })
      await expect(start({ systemDir })).rejects.toThrow('that folder is not there')
    } finally {
      rmSync(systemDir, { recursive: true })
    }
  },

  'root that loses its namespaces moves the data to where they can be used, and loses nothing': async () => {
    const systemDir = mkdtempSync(join(tmpdir(), 'lilong-system-'))
    try {
      chmodSync(systemDir, 0o755)
      const first = await start({ systemDir })
      await ask(first, 'create table promise (words text); insert into promise values ($$河道$$)')
      await first.stop()
      const second = await start({ namespaces: false, systemDir })
      expect(second.cluster.startsWith(systemDir)).toBe(true)
      expect(await ask(second, 'select words from promise')).toEqual([{ words: '河道' }])
      await second.stop()
    } finally {
      rmSync(systemDir, { recursive: true })
    }
  },
}

const asOrdinaryUser = {
  'an ordinary user needs neither namespace nor another folder, and root goes on in that user’s name':
    async () => {
      const data = join(place, 'data')
      mkdirSync(data, { mode: 0o700 })
      chownSync(place, unprivileged?.uid ?? 0, unprivileged?.gid ?? 0)
      chownSync(data, unprivileged?.uid ?? 0, unprivileged?.gid ?? 0)
      const other = await startInAnotherProcess(data, unprivileged)
      other.child.kill('SIGTERM')
      expect(await other.ended).toBe(0)
      expect(statSync(join(data, 'pg')).uid).toBe(unprivileged?.uid)

      const embedded = await start()
      expect(embedded.cluster).toBe(join(data, 'pg'))
      await ask(embedded, 'create table promise (words text)')
    },
}

const found = unprivilegedAccount()
const unprivileged = found?.kind === 'other' ? { uid: found.uid, gid: found.gid } : undefined
/** A checkout in root's private home cannot be read by anybody else, so nobody else can be tried there. */
const reachable = found !== null && canReach(found, process.execPath, tmpdir()) && canRead()

function canRead(): boolean {
  const path = fileURLToPath(new URL('.', import.meta.url))
  for (let folder = path; folder !== '/'; folder = join(folder, '..')) {
    if ((statSync(folder).mode & 0o005) !== 0o005) return false
  }
  return true
}

if (ownUid() === 0) {
  const cases = { ...asRoot, ...(reachable ? asOrdinaryUser : {}) }
  describe('the embedded database of root', () => {
    for (const [sentence, body] of Object.entries(cases)) it(sentence, body)
  })
}
