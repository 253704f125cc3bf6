// Builds the browser part when its sources changed.

import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { alone, root, runScript, say, seconds, tool } from './processes.mjs'

function* filesUnder(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) yield* filesUnder(path)
    else yield path
  }
}

/** The sources the browser part is built from. The walls let it see no other file of a module. */
function* browserSources() {
  for (const path of ['package-lock.json', 'tsconfig.base.json', 'tsconfig.web.json']) yield join(root, path)
  for (const path of ['platform/contract.ts', 'platform/civil.ts']) {
    if (existsSync(join(root, path))) yield join(root, path)
  }
  yield* filesUnder(join(root, 'web'))
  const modules = join(root, 'modules')
  for (const name of existsSync(modules) ? readdirSync(modules).sort() : []) {
    const folder = join(modules, name)
    if (!statSync(folder).isDirectory()) continue
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (entry.isDirectory()) yield* filesUnder(join(folder, entry.name))
      else if (/^(contract|rules|words)\b.*\.ts$/.test(entry.name)) yield join(folder, entry.name)
    }
  }
}

function digestOfSources() {
  const digest = createHash('sha256')
  for (const path of [...browserSources()].sort()) {
    if (/\.(test|e2e)\.tsx?$/.test(path)) continue
    digest
      .update(`${path.slice(root.length).split(sep).join('/')}\0`)
      .update(readFileSync(path))
      .update('\0')
  }
  return digest.digest('hex')
}

/** Leaves the browser part built from the present sources in dist/web; answers an exit code. */
export async function buildBrowserPart(node) {
  if (!existsSync(join(root, 'web', 'vite.config.ts'))) return 0
  const built = join(root, 'dist', 'web')
  const stamp = join(root, 'dist', 'web.sources')
  const current = (digest) => existsSync(built) && existsSync(stamp) && readFileSync(stamp, 'utf8') === digest
  if (current(digestOfSources())) return 0
  return alone('build', 'Another command is building the browser part; waiting for it.', async () => {
    const digest = digestOfSources()
    if (current(digest)) return 0
    const began = Date.now()
    say('Building the browser part: its sources are new.')
    const next = `${built}.next`
    const args = [
      'build',
      '-c',
      'web/vite.config.ts',
      '--configLoader',
      'native',
      '--outDir',
      next,
      '--emptyOutDir',
      '--logLevel',
      'warn',
    ]
    // What the build prints belongs to no command's output.
    const code = await runScript(node, [tool('vite/bin/vite.js'), ...args], { stdio: ['ignore', 2, 2] })
    if (code !== 0) return code
    rmSync(stamp, { force: true })
    rmSync(built, { recursive: true, force: true })
    renameSync(next, built)
    writeFileSync(stamp, digest)
    say(`Built in ${seconds(began)}.`)
    return 0
  })
}
