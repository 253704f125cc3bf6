// The steps of `check` and `test`: every step runs, each says how long it took, and the last line is the total.

import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { buildBrowserPart } from './browser.mjs'
import { cache, ending, runScript, seconds, tool } from './processes.mjs'

const counted = { passed: 0, failed: 0 }
const failing = []

/** One step of a check: a heading, the work, the time. The steps after a failed one still run. */
async function step(name, work) {
  if (ending()) return
  process.stdout.write(`\n── ${name}\n`)
  const began = Date.now()
  const passed = await work()
  process.stdout.write(`── ${name}: ${passed ? 'passed' : 'FAILED'} in ${seconds(began)}\n`)
  if (!passed) failing.push(name)
}

async function stepOf(name, node, args) {
  await step(name, async () => {
    const passed = (await runScript(node, args)) === 0
    counted[passed ? 'passed' : 'failed'] += 1
    return passed
  })
}

async function testStep(name, node, projects, extra = []) {
  await step(name, async () => {
    const report = join(cache, `tests-${process.pid}.json`)
    mkdirSync(cache, { recursive: true })
    const args = [
      'run',
      '--configLoader=native',
      ...projects.map((project) => `--project=${project}`),
      ...extra,
    ]
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
    const code = await runScript(node, [tool('vitest/vitest.mjs'), ...args, ...reporters])
    let failed = code === 0 ? 0 : 1
    try {
      const told = JSON.parse(readFileSync(report, 'utf8'))
      counted.passed += told.numPassedTests
      // A file that cannot even be loaded has no tests to count; it counts as one that failed.
      const unloaded = told.testResults.filter(
        (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
      )
      failed = Math.max(failed, told.numFailedTests + unloaded.length)
    } catch {
      // No report: vitest itself broke down, which the exit code has counted.
    }
    rmSync(report, { force: true })
    counted.failed += failed
    return failed === 0
  })
}

/**
 * Runs the steps and answers an exit code. `words` narrow it to the test files whose path contains one of
 * them, without format, lint and types.
 */
export async function check(node, words, { browser }) {
  if (words.length === 0) {
    await stepOf('format and lint', node, [tool('@biomejs/biome/bin/biome'), 'check', '.'])
    for (const part of ['shared', 'server', 'web']) {
      await stepOf(`types of the ${part} part`, node, [
        tool('typescript/bin/tsc'),
        '-p',
        `tsconfig.${part}.json`,
      ])
    }
  }
  const some = words.length > 0 ? ['--passWithNoTests', ...words] : []
  await testStep('unit, database and house tests', node, ['unit', 'db'], some)
  if (browser) {
    await step('browser part', async () => {
      const built = (await buildBrowserPart(node)) === 0
      if (!built) counted.failed += 1
      return built
    })
    await testStep('browser tests', node, ['e2e'], some)
  }
  if (ending()) return 130
  if (counted.passed + counted.failed === 0) {
    process.stdout.write(`\nNo test file's path contains: ${words.join(' ')}\n`)
    counted.failed += 1
  }
  process.stdout.write(failing.length > 0 ? `\nFailing: ${failing.join('; ')}\n` : '\nAll steps passed.\n')
  process.stdout.write(`${counted.passed} passed, ${counted.failed} failed\n`)
  return failing.length > 0 || counted.failed > 0 ? 1 : 0
}
