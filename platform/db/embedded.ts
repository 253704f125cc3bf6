import { accessSync, constants, mkdirSync, realpathSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { makeSocketFolder, settleHome } from './embedded-home.ts'
import { takeFolder } from './embedded-lock.ts'
import { EmbeddedProblem } from './embedded-problem.ts'
import {
  endServer,
  ensureCluster,
  launchServer,
  livingServer,
  role,
  type Server,
  watchServer,
} from './embedded-server.ts'

export { EmbeddedProblem }

export type EmbeddedWishes = {
  dataDir: string
  /** Told what takes long and what went wrong, a line at a time. */
  log: (line: string) => void
  /** False for tests: then a power cut may lose everything, and all is quicker. */
  durable?: boolean
  /** False when root shall not use a user namespace. */
  namespaces?: boolean
  /** Where binaries and data go when root's database cannot run inside `dataDir`. */
  systemDir?: string
}

export type Embedded = {
  /** For pg: a Unix socket. The same for as long as Lilong runs, also when the server is started again. */
  connection: { host: string; port: number; user: string; database: string }
  /** The same as an address, for programs that want one. */
  url: string
  /** The folder of the cluster. */
  readonly cluster: string
  readonly serverPid: number
  /** Ends the server in order and lets go of the data folder. May be called more than once. */
  stop(): Promise<void>
}

/**
 * Starts the embedded PostgreSQL on a data folder, making the cluster and the database `lilong` when they are
 * not there, and keeps it running until `stop`: a server that dies is started again. One that outlived a killed
 * Lilong is taken over as it is. Refuses, with an EmbeddedProblem, a folder that another living Lilong uses
 * and a system on which no account can run it.
 */
export async function startEmbedded(wishes: EmbeddedWishes): Promise<Embedded> {
  const { log, durable = true, namespaces = true, systemDir = '/var/lib/lilong' } = wishes
  const dataDir = openDataFolder(wishes.dataDir)
  const letGo = takeFolder(dataDir)
  let server: Server | null = null
  let endInHaste = () => {}
  try {
    const home = settleHome({ dataDir, namespaces, systemDir, log })
    const cluster = join(home.folder, 'pg')
    ensureCluster(home, durable, log)

    // Whatever ends this process in haste still asks the database to end in order.
    endInHaste = () => {
      const living = livingServer(cluster)
      if (living) process.kill(living.pid, 'SIGINT')
    }
    process.once('exit', endInHaste)
    const adopted = await adoptServer(cluster, log)
    const socketFolder = adopted?.socketFolder ?? makeSocketFolder(dataDir, home.account)
    const launch = () => launchPatiently(() => launchServer(home, socketFolder, durable, log))
    server = adopted ?? (await launch())
    await ensureDatabase(socketFolder)

    let running = server
    let stopping: Promise<void> | null = null
    let reviving: Promise<void> = Promise.resolve()
    const watch = () => {
      void running.gone.then(() => {
        if (!stopping) reviving = revive()
      })
    }
    const revive = async () => {
      log('The database ended unexpectedly; starting it again.')
      for (let wait = 200; !stopping; wait = Math.min(wait * 2, 5_000)) {
        try {
          const began = Date.now()
          running = await launch()
          log(`The database is back after ${((Date.now() - began) / 1000).toFixed(1)} s.`)
          watch()
          return
        } catch (problem) {
          log(problem instanceof Error ? problem.message : String(problem))
          await pause(wait)
        }
      }
    }
    watch()

    const stop = async () => {
      await reviving
      await endServer(running)
      process.removeListener('exit', endInHaste)
      rmSync(socketFolder, { recursive: true, force: true })
      letGo()
    }
    const connection = { host: socketFolder, port: 5432, user: role, database: 'lilong' }
    return {
      connection,
      url: `postgres://${role}@localhost/lilong?host=${encodeURIComponent(socketFolder)}`,
      cluster,
      get serverPid() {
        return running.pid
      },
      stop: () => {
        stopping ??= stop()
        return stopping
      },
    }
  } catch (problem) {
    process.removeListener('exit', endInHaste)
    if (server) await endServer(server)
    letGo()
    throw problem
  }
}

function openDataFolder(path: string): string {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 })
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK)
    return realpathSync(path)
  } catch (problem) {
    const why = problem instanceof Error && 'code' in problem ? ` (${problem.code})` : ''
    throw new EmbeddedProblem(
      `The folder ${path} cannot be used by this user${why}; set LILONG_DATA to one that can.`,
    )
  }
}

/** A server that outlived its Lilong. One that runs but lets nobody in is ended, so that it can be started anew. */
async function adoptServer(cluster: string, log: (line: string) => void): Promise<Server | null> {
  let silent = 0
  for (let told = false; ; ) {
    const living = livingServer(cluster)
    if (!living) return null
    const server = watchServer(living.pid, living.socketFolder)
    if (living.state === 'ready') {
      if (await answers(living.socketFolder)) return server
      silent += 1
      if (silent > 25) {
        log(`A database server (process ${living.pid}) runs but does not answer; starting it anew.`)
        await endServer(server)
        return null
      }
    }
    if (!told) log('A database server of an earlier start is still busy; waiting for it.')
    told = true
    await pause(200)
  }
}

async function answers(socketFolder: string): Promise<boolean> {
  try {
    return await ask(socketFolder, async () => true)
  } catch {
    return false
  }
}

/** After a kill the last processes of the old server need a moment to notice, and the new one waits for them. */
async function launchPatiently(launch: () => Promise<Server>): Promise<Server> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await launch()
    } catch (problem) {
      const lingering = problem instanceof Error && /shared memory block|lock file/.test(problem.message)
      if (!lingering || attempt > 50) throw problem
      await pause(100)
    }
  }
}

async function ensureDatabase(socketFolder: string): Promise<void> {
  await ask(socketFolder, async (client) => {
    const found = await client.query("select 1 from pg_database where datname = 'lilong'")
    if (found.rowCount === 0) await client.query('create database lilong')
  })
}

async function ask<T>(socketFolder: string, question: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({
    host: socketFolder,
    port: 5432,
    user: role,
    database: 'postgres',
    connectionTimeoutMillis: 5_000,
  })
  // A connection that breaks between two questions fails the next question; it need not end the process.
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await question(client)
  } finally {
    await client.end()
  }
}
