import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeRound, getRoundFile, type RoundFacts } from '../../modules/assembly/contract.ts'
import type { PublishedPoll } from '../../modules/assembly/rules/published.ts'
import type { BallotMarks } from '../../modules/assembly/rules.ts'
import { startEmbedded } from '../../platform/db/embedded.ts'
import { openDatabase } from '../../platform/db/pool.ts'
import { brokenSeals, sealEvents } from '../../platform/ledger/seal.ts'
import { type Conference, cast, motion, newToken, openConference, opened, pick } from '../support/assembly.ts'
import { openServer, type Standing } from '../support/server.ts'

// A vote in whose midst server and database are killed: whoever was told that the ballot is in finds it in the result, once.

const root = join(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'lilong-vote-'))
const voters = 60

let server: Standing
let day: Conference
beforeAll(async () => {
  server = await openServer()
  day = await openConference(server, { representatives: voters, absent: 3 })
}, 120_000)
afterAll(async () => {
  await server?.clear()
  rmSync(folder, { recursive: true, force: true })
})

interface Voter {
  seat: Conference['seats'][number]
  token: string
  marks: BallotMarks
  receipt: string | null
  sent: number
}

/** Not now: no answer at all, or the word that the house is busy. Anything else is a fault of ours. */
async function tried(voter: Voter, roundId: string): Promise<boolean> {
  voter.sent++
  const answer = await cast(voter.seat, roundId, voter.marks, voter.token).catch(() => undefined)
  if (answer && !answer.refused) voter.receipt = answer.body.receipt
  else if (answer && answer.status !== 503)
    throw new Error(`${voter.seat.name}: ${answer.status} ${JSON.stringify(answer.body)}`)
  return voter.receipt !== null
}

/** Ends the voting, as often as it takes to be told. */
async function close(roundId: string): Promise<RoundFacts> {
  const clerk = await server.as('尤书晏')
  for (const began = Date.now(); Date.now() - began < 60_000; await pause(50)) {
    const answer = await clerk.ask(closeRound, { params: { id: roundId } }).catch(() => undefined)
    if (answer && !answer.refused) return answer.body
    if (answer && answer.status !== 503)
      throw new Error(`closing: ${answer.status} ${JSON.stringify(answer.body)}`)
  }
  throw new Error('The ballot could not be ended within a minute')
}

const options = ['垃圾箱房改造', '加装无障碍坡道', '增设电动车充电桩', '楼道照明', '健身步道', '口袋公园']
const kinds = { secret: '不记名', named: '记名' } as const

for (const secrecy of ['secret', 'named'] as const)
  test(`${secrecy}: every acknowledged ballot is in the result once, whatever is killed while sixty vote and while it ends`, async () => {
    const round = await opened(
      server,
      day,
      motion({
        question: `${kinds[secrecy]}票决实事项目`,
        kind: 'choice',
        mode: 'pick',
        seats: 3,
        most: 3,
        secrecy,
        options: options.map((label) => ({ label })),
      }),
    )
    // Another choice for each third, and no two neighbours alike.
    const all = day.seats.map(
      (seat, at): Voter => ({
        seat,
        token: newToken(),
        marks: pick(
          ...round.options
            .filter((_, line) => (at >> (line % 3)) % 2 === line % 2)
            .slice(0, 3)
            .map(({ id }) => id),
        ),
        receipt: null,
        sent: 0,
      }),
    )
    // The phones of the last four give up at the first lost answer: their ballots are in or not, never twice.
    const givesUp = (voter: Voter) => all.indexOf(voter) >= voters - 4
    const kills = new Map([
      [8, () => server.killServer()],
      [24, async () => server.killDatabase()],
      [
        40,
        async () => {
          server.killDatabase()
          await server.killServer()
        },
      ],
    ])
    // Once each is enough where only the table differs: every start takes its time.
    if (secrecy === 'named') for (const moment of [8, 24]) kills.delete(moment)
    // In a storm the answers of one commit arrive together: the killing waits for nobody.
    let acknowledged = 0
    await server.letGo()
    const rest = [...all]
    await Promise.all(
      Array.from({ length: 12 }, async () => {
        for (let voter = rest.shift(); voter; voter = rest.shift()) {
          while (!(await tried(voter, round.id)) && !givesUp(voter)) await pause(30)
          if (voter.receipt === null) continue
          const kill = kills.get(++acknowledged)
          kills.delete(acknowledged)
          await kill?.()
        }
      }),
    )
    expect(kills.size).toBe(0)
    expect(all.filter(({ sent }) => sent > 1).length).toBeGreaterThan(0)
    await server.ready()

    // The end is killed as well, and asked for again.
    const ending = close(round.id)
    await pause(3)
    await server.killServer()
    const closed = await ending
    expect(closed.state).toBe('closed')

    const got = await server
      .as('尤书晏')
      .then((clerk) => clerk.ask(getRoundFile, { params: { id: round.id } }))
    const text = got.bytes.toString('utf8')
    const file = JSON.parse(text) as PublishedPoll
    const inFile = new Map(file.ballots.map((ballot) => [ballot.id, ballot]))
    expect(inFile.size).toBe(file.ballots.length)
    const told = all.filter(({ receipt }) => receipt !== null)
    expect(told.length).toBeGreaterThanOrEqual(voters - 4)
    for (const { receipt, marks } of told)
      expect(inFile.get(receipt!)?.marks.picks?.toSorted()).toEqual(marks.picks?.toSorted())

    // The same again answers the same, even now; another ballot of theirs is refused; what never came in cannot come in any more.
    let silent = 0
    for (const voter of all) {
      const again = await cast(voter.seat, round.id, voter.marks, voter.token)
      if (voter.receipt !== null) expect(again.body).toEqual({ receipt: voter.receipt })
      else if (again.refused) expect(again.refused.type).toBe('not_open')
      else silent++
    }
    const second = await cast(told[0]!.seat, round.id, told[0]!.marks)
    expect(second.refused?.type).toBe('already_voted')
    expect(file.ballots.length).toBe(told.length + silent)
    expect(closed.sums?.valid).toBe(file.ballots.length)
    for (const { id } of round.options) {
      const chosen = file.ballots.filter(({ marks }) => marks.picks?.includes(id)).length
      expect(closed.reply?.options.find((option) => option.id === id)?.for).toBe(chosen)
    }

    const path = join(folder, `${secrecy}.json`)
    writeFileSync(path, got.bytes)
    const verified = verify(path, '--digest', closed.digest!)
    expect(verified.stdout).toContain('核对无误')
    expect(verified.status).toBe(0)
    writeFileSync(
      path,
      text.replace(`"${told[0]!.receipt}"`, `"${told[0]!.receipt!.split('').reverse().join('')}"`),
    )
    expect(verify(path).status).toBe(1)
  }, 180_000)

test('the books hold one event for each ballot of the results, and are whole', async () => {
  expect(await server.end()).toEqual([0, null])
  const embedded = await startEmbedded({ dataDir: server.dataDir, log: () => {} })
  const database = openDatabase(embedded.connection)
  try {
    const { rows } = await sql<{ events: number; voted: number }>`
      select (select count(*)::int from ledger.event where kind = 'assembly.ballot_cast') as events,
        (select count(*)::int from assembly.voter where voted) as voted`.execute(database.read)
    expect(rows[0]?.events).toBe(rows[0]?.voted)
    expect(rows[0]?.voted).toBeGreaterThanOrEqual(2 * (voters - 4))
    await sealEvents(database.write, new Date())
    expect(await brokenSeals(database.read)).toEqual([])
  } finally {
    await database.close()
    await embedded.stop()
  }
}, 60_000)

function verify(...args: string[]) {
  return spawnSync(process.execPath, [join(root, 'cli.ts'), 'verify-poll', ...args], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH },
  })
}
