import { existsSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { ConfigProblem, readConfig } from '../config.ts'
import { EmbeddedProblem } from '../db/embedded.ts'
import { openDatabase } from '../db/pool.ts'
import { reachDatabase } from '../db/reach.ts'
import { openPublications } from './publish.ts'
import { type Check, type Verification, verifyLedger } from './verify.ts'

const names: Record<Check, string> = {
  days: '按日的数',
  tiers: '按月和按年的数',
  presence: '人、户和地方',
  trees: '区划和机构',
  totals: '总账',
  reversals: '冲正',
  counts: '重复计数',
  seals: '封存',
  published: '公布的封存',
}

const number = new Intl.NumberFormat('zh-CN')
const say = (line: string) => process.stdout.write(`${line}\n`)

/**
 * `verify-ledger [--json]`: recomputes the books of this installation from its events, also while it is running, and tells what differs.
 * @returns 0 when nothing differs, 1 when something does, 2 when the books could not be looked at
 */
export async function verifyBooks(args: readonly string[]): Promise<number> {
  const json = args.includes('--json')
  const unknown = args.find((arg) => arg !== '--json')
  if (unknown !== undefined) {
    process.stderr.write(`verify-ledger 不认识“${unknown}”。用法：verify-ledger [--json]\n`)
    return 2
  }
  try {
    const config = readConfig(process.env)
    if (!config.databaseUrl && !existsSync(config.dataDir)) {
      process.stderr.write(`${config.dataDir} 还没有数据，没有账可以核对。\n`)
      return 2
    }
    const dataDir = config.databaseUrl ? config.dataDir : realpathSync(config.dataDir)
    const { connection, leave } = await reachDatabase({ ...config, dataDir }, (line) =>
      process.stderr.write(`${line}\n`),
    )
    const database = openDatabase(connection, { most: 2 })
    try {
      const found = await verifyLedger(database.read, await openPublications(join(dataDir, 'seals')).read())
      if (json) say(JSON.stringify(found, null, 1))
      else tell(found)
      return found.whole ? 0 : 1
    } finally {
      await database.close()
      await leave()
    }
  } catch (problem) {
    if (problem instanceof ConfigProblem || problem instanceof EmbeddedProblem) {
      process.stderr.write(`${problem.message}\n`)
      return 2
    }
    // A database that has no books yet: the relation is not there.
    if ((problem as { code?: string }).code === '42P01') {
      process.stderr.write('这个数据库还没有账，或者还没有升级到这个版本。请先启动一次。\n')
      return 2
    }
    throw problem
  }
}

function tell({ events, waiting, seals, outcomes, whole }: Verification): void {
  say(
    `${number.format(events)} 笔记录，其中 ${number.format(waiting)} 行待汇总；${number.format(seals)} 封封存。`,
  )
  for (const { check, compared, differing, differences } of outcomes) {
    say(
      `${differing === 0 ? '一致' : '不符'}  ${names[check]}：比了 ${number.format(compared)} 行${differing === 0 ? '' : `，${number.format(differing)} 行不符`}`,
    )
    for (const { at, expected, found } of differences)
      say(`      ${JSON.stringify(at)}  按记录应是 ${expected ?? '无'}，账上是 ${found ?? '无'}`)
  }
  say(whole ? '没有一处对不上。' : '账目有对不上的地方。')
}
