import { execFileSync, spawn, spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

const checkout = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/** A small project with our launcher in it, in a folder whose name has a space and Chinese in it. */
let root: string
const groups: number[] = []

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), '里弄 launcher-')))
  cpSync(join(checkout, 'run.mjs'), join(root, 'run.mjs'))
  cpSync(join(checkout, 'platform', 'launch'), join(root, 'platform', 'launch'), { recursive: true })
  put(
    'cli.ts',
    'const words: string[] = process.argv.slice(2)\nconsole.log(JSON.stringify({ words, at: process.cwd() }))\n',
  )
  put(
    'main.ts',
    `let asked: number = 0
     for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => {
       asked += 1
       if (asked === 1) setTimeout(() => { console.log('closed'); process.exit(0) }, 200)
     })
     setInterval(() => {}, 1000)
     console.log('ready ' + process.pid)`,
  )
})

afterEach(() => {
  for (const group of groups.splice(0)) {
    try {
      process.kill(-group, 'SIGKILL')
    } catch {
      // All of it has ended, as it should.
    }
  }
  rmSync(root, { recursive: true, force: true })
})

function put(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}

/** One package that npm can install without a network. */
function wantOnePackage(): void {
  put('package/package.json', JSON.stringify({ name: 'tiny', version: '1.0.0' }))
  execFileSync('tar', ['-czf', 'tiny.tgz', 'package'], { cwd: root })
  const own = { name: 'lilong', version: '0.1.0', type: 'module', dependencies: { tiny: 'file:tiny.tgz' } }
  put(
    'package.json',
    JSON.stringify({ ...own, scripts: { start: 'node run.mjs start', lilong: 'node run.mjs lilong' } }),
  )
  const tiny = { version: '1.0.0', resolved: 'file:tiny.tgz' }
  put(
    'package-lock.json',
    JSON.stringify({ ...own, lockfileVersion: 3, packages: { '': own, 'node_modules/tiny': tiny } }),
  )
}

/** All the packages of the real project, without copying them. */
function haveAllPackages(): void {
  for (const name of ['package.json', 'package-lock.json', 'vitest.config.ts']) {
    cpSync(join(checkout, name), join(root, name))
  }
  symlinkSync(join(checkout, 'node_modules'), join(root, 'node_modules'))
}

function launch(
  words: string[],
  options: { file?: string; cwd?: string; env?: Record<string, string> } = {},
) {
  const { npm_lifecycle_event: _, INIT_CWD: __, ...env } = process.env
  const direct = options.file === undefined
  const child = spawn(options.file ?? process.execPath, direct ? [join(root, 'run.mjs'), ...words] : words, {
    cwd: options.cwd ?? root,
    env: { ...env, ...options.env },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  if (child.pid) groups.push(child.pid)
  const said = { out: '', err: '' }
  child.stdout.on('data', (part) => {
    said.out += part
  })
  child.stderr.on('data', (part) => {
    said.err += part
  })
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  return { child, said, ended }
}

async function until(so: () => boolean): Promise<void> {
  for (let wait = 0; !so(); wait += 20) {
    if (wait > 20_000) throw new Error('it did not happen within 20 seconds')
    await pause(20)
  }
}

function isAlive(pid: number): boolean {
  const asked = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' })
  const state = asked.stdout.trim()
  return state !== '' && !state.startsWith('Z')
}

const patient = 60_000

describe('the launcher', () => {
  it(
    'installs what is missing once when two commands start at once, and keeps stdout for the command',
    async () => {
      wantOnePackage()
      const both = [launch(['lilong', 'one']), launch(['lilong', 'two', '--json'])]
      expect(await Promise.all(both.map((each) => each.ended))).toEqual([0, 0])
      expect(both.map((each) => JSON.parse(each.said.out).words)).toEqual([['one'], ['two', '--json']])
      const told = both.map((each) => each.said.err).join('')
      expect(told.match(/Installing with npm/g)).toHaveLength(1)

      const again = launch(['lilong'])
      expect(await again.ended).toBe(0)
      expect(again.said.err).toBe('')

      // The lock file moved on: what is installed is no longer what it wants.
      const noted = join(root, 'node_modules', '.package-lock.json')
      writeFileSync(noted, readFileSync(noted, 'utf8').replace('1.0.0', '0.9.0'))
      const newer = launch(['lilong'])
      expect(await newer.ended).toBe(0)
      expect(newer.said.err).toContain('tiny is new. Installing')
    },
    patient,
  )

  it(
    'does not wait for a command that was killed while it installed',
    async () => {
      wantOnePackage()
      put('.cache/install.lock', '1\n')
      const long = new Date(Date.now() - 60_000)
      utimesSync(join(root, '.cache', 'install.lock'), long, long)
      const only = launch(['lilong'])
      expect(await only.ended).toBe(0)
      expect(only.said.err).not.toContain('waiting')
      expect(existsSync(join(root, '.cache', 'install.lock'))).toBe(false)
    },
    patient,
  )

  it(
    'says in one line what npm cannot install, and fails',
    async () => {
      wantOnePackage()
      rmSync(join(root, 'tiny.tgz'))
      const only = launch(['lilong'])
      expect(await only.ended).toBe(1)
      expect(only.said.err.trim().split('\n').at(-1)).toBe(
        'The packages could not be installed; npm says why above.',
      )
      expect(only.said.out).toBe('')
    },
    patient,
  )

  it(
    'reads the paths a person types from where the person stands',
    async () => {
      haveAllPackages()
      const elsewhere = join(root, 'docs')
      mkdirSync(elsewhere)
      const direct = launch(['lilong'], { cwd: elsewhere })
      await direct.ended
      expect(JSON.parse(direct.said.out).at).toBe(elsewhere)
      const throughNpm = launch(['lilong'], { env: { INIT_CWD: elsewhere } })
      await throughNpm.ended
      expect(JSON.parse(throughNpm.said.out).at).toBe(elsewhere)
    },
    patient,
  )

  it('names the commands to whoever asks for another', async () => {
    const only = launch(['strat'])
    expect(await only.ended).toBe(1)
    expect(only.said.err).toContain('start | test | check')
  })
})

describe('the lock file', () => {
  type Entry = { dependencies?: Record<string, string>; optionalDependencies?: Record<string, string> }

  /** Where a package's dependency would be found: beside it, or beside any package that contains it. */
  function isFound(packages: Record<string, Entry>, from: string, name: string): boolean {
    for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/')))) {
      if (`${at === '' ? '' : `${at}/`}node_modules/${name}` in packages) return true
      if (at === '') return false
    }
  }

  it('names every package of every platform, so that npm ci takes it as it is', () => {
    const text = readFileSync(join(checkout, 'package-lock.json'), 'utf8')
    const { packages } = JSON.parse(text) as { packages: Record<string, Entry> }
    const lost = Object.entries(packages).flatMap(([from, entry]) =>
      Object.keys({ ...entry.dependencies, ...entry.optionalDependencies })
        .filter((name) => !isFound(packages, from, name))
        .map((name) => `${from} wants ${name}`),
    )
    expect(lost).toEqual([])
    // Where the packages come from is each machine's own setting.
    expect(text).not.toContain('"resolved"')
  })
})

describe('ending', () => {
  const ways = {
    'Ctrl-C in the terminal': { signal: 'SIGINT', group: true },
    'an interrupt to the launcher alone': { signal: 'SIGINT', group: false },
    'a request to terminate': { signal: 'SIGTERM', group: false },
  } as const
  for (const [way, { signal, group }] of Object.entries(ways)) {
    it(
      `${way} ends everything in order`,
      async () => {
        haveAllPackages()
        const running = launch(['start'])
        await until(() => running.said.out.includes('ready'))
        const server = Number(/ready (\d+)/.exec(running.said.out)?.[1])
        process.kill((group ? -1 : 1) * (running.child.pid ?? 0), signal)
        expect(await running.ended).toBe(0)
        expect(running.said.out).toContain('closed')
        expect(isAlive(server)).toBe(false)
      },
      patient,
    )
  }

  it(
    'Ctrl-C ends what npm started, and npm itself',
    async () => {
      haveAllPackages()
      const running = launch(['start'], { file: 'npm' })
      await until(() => running.said.out.includes('ready'))
      const server = Number(/ready (\d+)/.exec(running.said.out)?.[1])
      process.kill(-(running.child.pid ?? 0), 'SIGINT')
      expect(await running.ended).toBe(0)
      expect(running.said.out).toContain('closed')
      expect(isAlive(server)).toBe(false)
    },
    patient,
  )

  it(
    'the server ends in order when npm is killed hard',
    async () => {
      haveAllPackages()
      const running = launch(['start'], { file: 'npm' })
      await until(() => running.said.out.includes('ready'))
      const server = Number(/ready (\d+)/.exec(running.said.out)?.[1])
      running.child.kill('SIGKILL')
      await until(() => !isAlive(server))
      // Its last line may still be on its way through the pipe when it is gone.
      await until(() => running.said.out.includes('closed'))
    },
    patient,
  )
})

describe('the checks', () => {
  it(
    'end with the total, counting a file that cannot be loaded as failed',
    async () => {
      haveAllPackages()
      const test = (body: string) => `import { expect, it } from 'vitest'\n${body}\n`
      put(
        'sums/right.test.ts',
        test("it('one and one', () => expect(1 + 1).toBe(2))\nit('two', () => expect(2).toBe(2))"),
      )
      put('sums/wrong.test.ts', test("it('one and two', () => expect(1 + 2).toBe(4))"))
      // The settings of the real project start a database first; here there is none to start.
      put('tests/support/database.ts', 'export default () => {}\n')
      put('tests/support/chance.ts', 'export {}\n')
      put('sums/lost.db.test.ts', "import './nowhere.ts'\n")
      const checked = launch(['check', 'sums'])
      expect(await checked.ended).toBe(1)
      expect(checked.said.out.trimEnd().split('\n').at(-1)).toBe('2 passed, 2 failed')

      const narrow = launch(['check', 'right'])
      expect(await narrow.ended).toBe(0)
      expect(narrow.said.out.trimEnd().split('\n').at(-1)).toBe('2 passed, 0 failed')

      const none = launch(['check', 'nothing-of-this-name'])
      expect(await none.ended).toBe(1)
    },
    patient,
  )
})

describe('the browser part', () => {
  it(
    'is built when its sources are new, and only then',
    async () => {
      haveAllPackages()
      put('tsconfig.base.json', '{}')
      put('tsconfig.web.json', '{}')
      put('web/vite.config.ts', "export default { root: 'web' }\n")
      put(
        'web/index.html',
        '<!doctype html><title>里弄</title><script type="module" src="./page.ts"></script>\n',
      )
      put('web/page.ts', "import { words } from '../modules/plans/words.en.ts'\ndocument.title = words\n")
      put('modules/plans/words.en.ts', "export const words = 'a promise'\n")
      put('modules/plans/routes.ts', "export const path = '/plans'\n")
      put('main.ts', "console.log('ready')\n")
      const start = async () => {
        const running = launch(['start'])
        expect(await running.ended).toBe(0)
        expect(running.said.out).toBe('ready\n')
        return running.said.err
      }
      expect(await start()).toContain('Building the browser part')
      expect(existsSync(join(root, 'dist', 'web', 'index.html'))).toBe(true)
      expect(await start()).toBe('')

      put('modules/plans/routes.ts', "export const path = '/api/plans'\n")
      expect(await start()).toBe('')
      put('modules/plans/words.en.ts', "export const words = 'a promise kept'\n")
      expect(await start()).toContain('Building the browser part')

      // A build that fails keeps what was built before, and does not start on it.
      put('web/page.ts', "import './nowhere.ts'\n")
      const broken = launch(['start'])
      expect(await broken.ended).not.toBe(0)
      expect(broken.said.out).toBe('')
      expect(existsSync(join(root, 'dist', 'web', 'index.html'))).toBe(true)
    },
    patient,
  )
})
