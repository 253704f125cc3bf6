// The one door to every command. Plain JavaScript that Node 20 can run, because it is what finds the
// newer Node that runs the TypeScript, and what installs the packages nothing else can do without.
//
//   npm start                      the product
//   npm test [-- part-of-a-path]   everything, or the test files whose path contains the words
//   npm run check                  everything but the browser
//   npm run lilong -- <verb> …     the command line: import-plan, …
//   npm run bench -- <name> …      a benchmark out of bench/
//   npm run schema | format

import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { buildBrowserPart } from './platform/launch/browser.mjs'
import { check } from './platform/launch/checks.mjs'
import { findNode, install } from './platform/launch/install.mjs'
import { root, runScript, Stop, say, tool } from './platform/launch/processes.mjs'

const [command = '', ...words] = process.argv.slice(2)

/** npm moves to the project's folder; paths a person types are meant from where the person stands. */
const cwdOfPerson = () =>
  process.cwd() === root && process.env.INIT_CWD ? process.env.INIT_CWD : process.cwd()

const commands = {
  start: async (node) => (await buildBrowserPart(node)) || runScript(node, [join(root, 'main.ts'), ...words]),
  test: (node) => check(node, words, { browser: true }),
  check: (node) => check(node, words, { browser: false }),
  lilong: (node) => runScript(node, [join(root, 'cli.ts'), ...words], { cwd: cwdOfPerson() }),
  bench: (node) => {
    const folder = join(root, 'bench')
    const names = (existsSync(folder) ? readdirSync(folder) : [])
      .filter((file) => /^[a-z-]+\.ts$/.test(file))
      .map((file) => file.slice(0, -3))
    const [name = '', ...rest] = words
    if (!names.includes(name)) throw new Stop(`npm run bench -- <name>; the names are: ${names.join(', ')}`)
    return runScript(node, [join(folder, `${name}.ts`), ...rest], { cwd: cwdOfPerson() })
  },
  schema: (node) => runScript(node, [join(root, 'db', 'emit.ts'), ...words]),
  format: (node) => runScript(node, [tool('@biomejs/biome/bin/biome'), 'format', '--write', '.']),
}

try {
  const chosen = Object.hasOwn(commands, command) ? commands[command] : null
  if (!chosen) throw new Stop(`node run.mjs ${Object.keys(commands).join(' | ')}`)
  await install({ tools: !['start', 'lilong', 'schema'].includes(command) })
  process.exitCode = await chosen(findNode())
} catch (problem) {
  if (!(problem instanceof Stop)) throw problem
  say(problem.message)
  process.exitCode = 1
}
