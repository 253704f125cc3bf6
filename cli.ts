/** The command line: each verb is loaded only when it is called, so that reading a plan needs no database. */
const VERBS: Readonly<Record<string, (args: string[]) => Promise<number>>> = {
  'import-plan': async (args) => (await import('./modules/plans/reading/command.ts')).importPlan(args),
  'verify-poll': async (args) =>
    (await import('./modules/assembly/published/command.ts')).verifyPollFile(args),
  tally: async (args) => (await import('./modules/assembly/tally/command.ts')).tallyFile(args),
  'verify-ledger': async (args) => (await import('./platform/ledger/command.ts')).verifyBooks(args),
}

const [verb, ...args] = process.argv.slice(2)
const run = verb === undefined ? undefined : VERBS[verb]
if (run === undefined) {
  process.stderr.write(
    `${verb === undefined ? '请给出命令' : `没有“${verb}”这个命令`}：${Object.keys(VERBS).join('、')}\n`,
  )
  process.exitCode = 2
} else {
  process.exitCode = await run(args)
}
