import type { AddressInfo } from 'node:net'
import Fastify from 'fastify'
import pg from 'pg'
import {
  castBallot,
  closeRound,
  getMyBallot,
  makeHallCode,
  openHallScreen,
  openRound,
  watchHall,
  watchNow,
} from '../modules/assembly/contract.ts'
import { newId } from '../platform/id.ts'
import { approve, type Conference, motion, openConference, prepare } from '../tests/support/assembly.ts'
import { openClient } from '../tests/support/client.ts'
import { openServer } from '../tests/support/server.ts'
import { inPairs, machine, percentile, ratioHead, ratioLine } from './pairs.ts'
import { type Cast, type Moved, openPhones } from './phones.ts'

// `npm run bench -- assembly`: a hall of phones that votes, on the process that `npm start` runs, from one address. The phones are another
// process (phones.ts). BENCH_SMALL=1 is the same with few phones, for a look at whether it works.

const small = Boolean(process.env.BENCH_SMALL)
const few = small ? 20 : 146
const voters = Number(process.env.BENCH_VOTERS ?? (small ? 100 : 2_000))
const screens = small ? 2 : 10
const pairs = small ? 2 : 9
const rounds = Number(process.env.BENCH_ROUNDS ?? (small ? 1 : 3))
const withinMs = small ? 1_000 : 9_000

const server = await openServer(
  process.env.BENCH_PROFILE ? ['--cpu-prof', '--cpu-prof-dir', process.env.BENCH_PROFILE] : [],
)
const phones = openPhones()
const pool = new pg.Pool({ ...server.connection(), max: 10, options: '-c jit=off' })
const { port } = server

const question = '表决 2026 年度实事项目'
const projects = Array.from({ length: 12 }, (_, at) => ({ label: `第 ${at + 1} 项实事项目` }))

/** A secret ballot on a list, every line marked. */
async function openBallot(
  day: Conference,
): Promise<{ pollId: string; open: Parameters<typeof phones.ask<'move'>>[1] }> {
  const pollId = await prepare(server, day, motion({ question, options: projects }))
  return {
    pollId,
    open: {
      port,
      method: 'POST',
      path: openRound.path.replace(':id', pollId),
      cookie: clerk.cookie!,
      marks: ['"state":"open"'],
      after: getMyBallot.path,
    },
  }
}
const closing = (roundId: string) => ({
  port,
  method: 'POST',
  path: closeRound.path.replace(':id', roundId),
  cookie: clerk.cookie!,
  marks: [roundId, '"state":"closed"'],
})
const ballots = (roundId: string, cookies: string[], marks: unknown, ms: number) => ({
  port,
  path: castBallot.path.replace(':id', roundId),
  cookies,
  marks,
  withinMs: ms,
})
const cookiesOf = (day: Conference) => day.seats.map(({ client }) => client.cookie!)
const clerk = await server.as('尤书晏')

/** A session of today with its phones listening, and screens of the hall. */
async function openHall(many: number): Promise<Conference> {
  const day = await openConference(server, { representatives: many })
  await server.sql`update assembly.session set held_on = ${server.clock.now().toISOString().slice(0, 10)} where id = ${day.sessionId}`
  const code = await clerk.ask(makeHallCode, {
    params: { id: day.sessionId },
    body: { venueId: day.venues.主会场! },
  })
  if (code.refused) throw new Error(JSON.stringify(code.refused))
  const cookies = await Promise.all(
    Array.from({ length: screens }, async () => {
      const screen = openClient(server.url)
      const opened = await screen.ask(openHallScreen, { body: { code: code.body.code } })
      if (opened.refused || !screen.cookie) throw new Error(JSON.stringify(opened.refused))
      return screen.cookie
    }),
  )
  await phones.ask('watch', {
    port,
    phones: { path: watchNow.path.replace(':id', day.sessionId), cookies: cookiesOf(day) },
    screens: { path: watchHall.path, cookies },
  })
  return day
}

interface Round {
  opened: Moved
  cast: Cast
  closed: Moved
}
/** One ballot from opening to the result; the result must hold every ballot that was acknowledged. */
async function holdRound(day: Conference, ms: number): Promise<Round> {
  const { open } = await openBallot(day)
  const opened = await phones.ask('move', open)
  const round = opened.answer as { id: string; options: { id: string }[] }
  const marks = approve(round as never, 'y')
  const cast = await phones.ask('cast', ballots(round.id, cookiesOf(day), marks, ms))
  const closed = await phones.ask('move', closing(round.id))
  const { sums } = closed.answer as { sums: { valid: number } | null }
  if (sums?.valid !== day.seats.length || cast.ms.length !== day.seats.length)
    throw new Error(`${cast.ms.length} were acknowledged and ${sums?.valid} counted of ${day.seats.length}`)
  return { opened, cast, closed }
}

const ms = (value: number) => `${value < 100 ? value.toFixed(1) : Math.round(value).toLocaleString('en')} ms`
const line = (name: string, values: readonly number[], took?: readonly number[]) =>
  `| ${name} | ${[50, 95, 99].map((share) => ms(percentile(values, share))).join(' | ')} | ${ms(Math.max(...values))} | ${
    took ? ms(Math.max(...took)) : ''
  } |`
const tableHead =
  '| what | p50 | p95 | p99 | slowest | until the last of a ballot, worst |\n|---|---|---|---|---|---|'
const lines: string[] = []

try {
  await pool.query('create table public.bare_ballot (like assembly.ballot including all)')
  const { rows: versions } = await pool.query<{ version: string }>(
    `select current_setting('server_version') as version`,
  )
  const bare = { connection: server.connection(), roundId: newId(), runId: newId() }

  // A hall of ordinary size, all at the same moment, beside plain inserts at the same moment.
  const hall = await openHall(few)
  const bareMs: Cast[] = []
  const ourMs: Cast[] = []
  const fewMarks = {
    mode: 'approve',
    lines: Object.fromEntries(projects.map(() => [newId(), 'y'])),
  }
  const ratio = await inPairs(
    pairs,
    async () => {
      const { cast } = await holdRound(hall, 0)
      ourMs.push(cast)
      return few / (cast.tookMs / 1_000)
    },
    async () => {
      const cast = await phones.ask('insert', { ...bare, many: few, marks: fewMarks })
      bareMs.push(cast)
      return few / (cast.tookMs / 1_000)
    },
  )
  // The first of each only warms up.
  const all = (casts: readonly Cast[]) => casts.slice(1).flatMap((cast) => cast.ms)
  const took = (casts: readonly Cast[]) => casts.slice(1).map((cast) => cast.tookMs)
  lines.push(line(`${few} phones cast at the same moment`, all(ourMs), took(ourMs)))
  lines.push(line(`${few} bare inserts at the same moment, 10 connections`, all(bareMs), took(bareMs)))
  await phones.ask('leave', null)

  // Thousands with live screens.
  const crowd = await openHall(voters)
  const spread: Round[] = []
  for (let at = 0; at <= rounds; at++) spread.push(await holdRound(crowd, withinMs))
  const atOnce: Round[] = []
  for (let at = 0; at < rounds; at++) atOnce.push(await holdRound(crowd, 0))
  const held = [...spread.slice(1), ...atOnce]
  await phones.ask('leave', null)

  // The same ballots on a bare route that inserts a row.
  const plain = Fastify({ logger: false })
  plain.post('/bare', async (request) => {
    const { marks } = request.body as { marks: unknown }
    await pool.query({
      name: 'bare',
      text: 'insert into public.bare_ballot (round_id, id, run_id, marks) values ($1, $2, $3, $4)',
      values: [bare.roundId, newId(), bare.runId, JSON.stringify(marks)],
    })
    return { receipt: bare.roundId }
  })
  await plain.listen({ port: 0, host: '127.0.0.1', backlog: 4_096 })
  const plainPort = (plain.server.address() as AddressInfo).port
  const plainCasts = async (within: number) => {
    const casts: Cast[] = []
    for (let at = 0; at < rounds; at++)
      casts.push(
        await phones.ask('cast', {
          port: plainPort,
          path: '/bare',
          cookies: cookiesOf(crowd),
          marks: fewMarks,
          withinMs: within,
        }),
      )
    return casts
  }
  const plainSpread = await plainCasts(withinMs)
  const plainAtOnce = await plainCasts(0)
  await plain.close()

  const n = voters.toLocaleString('en')
  const seconds = withinMs / 1_000
  const casts = (some: readonly Round[]) => some.map(({ cast }) => cast)
  const flat = (some: readonly Cast[]) => some.flatMap((cast) => cast.ms)
  const until = (some: readonly Cast[]) => some.map((cast) => cast.tookMs)
  lines.push(
    line(
      `${n} phones with live screens cast within ${seconds} s`,
      flat(casts(spread.slice(1))),
      until(casts(spread.slice(1))),
    ),
  )
  lines.push(
    line(
      `${n} to a bare route with one insert, within ${seconds} s, no screens`,
      flat(plainSpread),
      until(plainSpread),
    ),
  )
  lines.push(
    line(`${n} phones with live screens cast at the same moment`, flat(casts(atOnce)), until(casts(atOnce))),
  )
  lines.push(
    line(
      `${n} to a bare route with one insert, at the same moment, no screens`,
      flat(plainAtOnce),
      until(plainAtOnce),
    ),
  )
  const phonesTold = held.flatMap(({ closed }) => closed.phones)
  const screensTold = held.flatMap(({ closed }) => closed.screens)
  lines.push(
    line(
      `open → question on ${n} phones`,
      held.flatMap(({ opened }) => opened.phones),
    ),
  )
  lines.push(
    line(
      `open → own ballot paper on ${n} phones`,
      held.flatMap(({ opened }) => opened.after),
    ),
  )
  lines.push(
    line(
      `close → counted, published and answered, ${n} ballots`,
      held.map(({ closed }) => closed.answeredMs),
    ),
  )
  lines.push(line(`close → result on ${n} phones`, phonesTold))
  lines.push(line(`close → result on ${screens} hall screens`, screensTold))
  process.stdout.write(
    [
      `Machine: ${machine()}, PostgreSQL ${versions[0]?.version}, durable commits; ${pairs} pairs, ${rounds} + ${rounds} ballots of ${n}. Every acknowledged ballot is in its result.`,
      '',
      tableHead,
      ...lines,
      '',
      ratioHead,
      ratioLine(`${few} ballots at the same moment, beside bare inserts`, 'ballots/s', ratio),
      '',
    ].join('\n'),
  )
} finally {
  await pool.end()
  await phones.end()
  await server.clear()
}
