// What every command shares: speaking to the person, running a program to its end, ending in order when
// asked to, and doing a thing one command at a time. Plain JavaScript that Node 20 can run.

import { spawn } from 'node:child_process'
import { linkSync, mkdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
export const cache = join(root, '.cache')

/** A mistake told in one line, without a stack. */
export class Stop extends Error {}

/** Chatter goes to stderr, so that what a command prints can be piped. */
export const say = (line) => process.stderr.write(`${line}\n`)
export const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`

/** A program out of node_modules, found by its file: npm 10 sometimes loses the links in .bin. */
export const tool = (path) => join(root, 'node_modules', path)

// ── ending ──────────────────────────────────────────────────────────────────────────────────────────
// A terminal sends Ctrl-C to the whole group, npm sends it again to us, and `kill` reaches us alone. We
// stay until the child has ended, and pass the wish on; the child counts several as one.

let child = null
/** When someone first asked this command to end. */
let endAsked = null

/** Whether someone asked this command to end. */
export const ending = () => endAsked !== null

function askToEnd(signal) {
  const echo = endAsked !== null && Date.now() - endAsked < 1000
  endAsked ??= Date.now()
  if (!child) process.exit(signal === 'SIGINT' ? 130 : 143)
  // A closed terminal, to the child, is a request like any other.
  if (!echo) child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal)
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => askToEnd(signal))

// npm killed hard cannot tell us; a changed parent does.
const parent = process.ppid
if (process.env.npm_lifecycle_event) {
  setInterval(() => process.ppid !== parent && endAsked === null && askToEnd('SIGTERM'), 500).unref()
}

/** Runs a program to its end and answers its exit code; 128 and more when a signal ended it. */
export function run(file, args, options = {}) {
  if (ending()) return Promise.resolve(130)
  return new Promise((resolve, reject) => {
    const running = spawn(file, args, { cwd: root, stdio: 'inherit', ...options })
    child = running
    running.on('error', (problem) => {
      child = null
      reject(new Stop(`${file} could not be started: ${problem.message}`))
    })
    running.on('close', (code, signal) => {
      child = null
      resolve(code ?? (signal === 'SIGINT' ? 130 : signal === 'SIGKILL' ? 137 : 143))
    })
  })
}

/** Runs one of our TypeScript files, or a tool out of node_modules, under the Node that can. */
export const runScript = (node, args, options) =>
  run(node, ['--disable-warning=ExperimentalWarning', ...args], options)

// ── one at a time ───────────────────────────────────────────────────────────────────────────────────
// The holder touches its lock every second. One untouched for ten is left over from a killed command; its
// age says so on every system and across restarts, which a process number does not.

export async function alone(name, waiting, work) {
  const lock = join(cache, `${name}.lock`)
  const old = (path) => Date.now() - statSync(path).mtimeMs > 10_000
  mkdirSync(cache, { recursive: true })
  for (let told = false; ; ) {
    try {
      writeFileSync(lock, `${process.pid}\n`, { flag: 'wx' })
      break
    } catch (problem) {
      if (problem.code !== 'EEXIST') throw problem
    }
    try {
      if (old(lock)) {
        const aside = `${lock}.${process.pid}`
        renameSync(lock, aside)
        // Someone may have been quicker: then what we took is their fresh lock, and goes back.
        if (!old(aside)) linkSync(aside, lock)
        rmSync(aside)
        continue
      }
    } catch (problem) {
      if (problem.code !== 'ENOENT' && problem.code !== 'EEXIST') throw problem
      continue
    }
    if (!told) say(waiting)
    told = true
    await pause(300)
    if (ending()) process.exit(130)
  }
  const touch = setInterval(() => {
    try {
      utimesSync(lock, new Date(), new Date())
    } catch {
      // A lock removed by hand: nothing to keep fresh.
    }
  }, 1000)
  const release = () => rmSync(lock, { force: true })
  process.once('exit', release)
  try {
    return await work()
  } finally {
    clearInterval(touch)
    process.removeListener('exit', release)
    release()
  }
}
