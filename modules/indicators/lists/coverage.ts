import { sql } from 'kysely'
import type { QueryOf, ReplyOf } from '../../../platform/contract.ts'
import { found, refuse } from '../../../platform/http/refusal.ts'
import type { Tx } from '../../../platform/tx.ts'
import { answersFor } from '../../units/index.ts'
import { answerAll, planThing, thingsAskOf, unitsOf } from '../answers/asking.ts'
import { gatherQuestions } from '../answers/questions.ts'
import { relate } from '../answers/scopes.ts'
import { type ExpectedThing, findThings } from '../answers/things.ts'
import { type getCoverage as coverageEndpoint, notCoverage, type Thing } from '../contract/lists.ts'
import { meantBy } from '../origins/beneath.ts'
import { countedPeriod } from '../rules/measuring.ts'
import { cutOffOf } from '../rules/periods.ts'

/** Beyond this many the names of those who answer are left out: nobody telephones a hundred people. */
const mostAnswered = 60

/** Which expected things have their event and which have not, by name, with who answers for the place. Refuses any other indicator. */
export async function getCoverage(
  tx: Tx,
  indicatorId: string,
  query: QueryOf<typeof coverageEndpoint>,
): Promise<ReplyOf<typeof coverageEndpoint>> {
  const known = await sql`select 1 from indicators.indicator where id = ${indicatorId}`.execute(tx.db)
  found(known.rows[0])
  const ask = await meantBy(tx, { indicatorId, ...query })
  const { numerator, definition } = ask.meant
  const { rule } = definition
  if (rule.kind !== 'ratio' || !('expected' in rule.denominator) || !numerator) return refuse(notCoverage)
  const flow = numerator.definition.rule
  if (flow.kind !== 'flow') return refuse(notCoverage)
  const thingsAsk = thingsAskOf(tx, ask)
  const [[answer], [things = []], trees] = await Promise.all([
    answerAll(tx, [ask]),
    findThings(tx, [thingsAsk]),
    relate(tx, unitsOf(ask)),
  ])
  const counted = countedPeriod(
    { ...numerator.definition, beganOn: definition.beganOn ?? numerator.definition.beganOn },
    ask,
    tx.today,
  )
  const questions = gatherQuestions()
  const met =
    typeof counted === 'string'
      ? things.map(() => () => false)
      : things.map((thing) =>
          planThing({ trees, questions }, { ...ask, ...counted, meant: numerator }, flow, thing),
        )
  await questions.put(tx)
  const isMet = met.map((read) => read())
  const missing = things.filter((_, index) => !isMet[index])
  const { expected } = rule.denominator
  const names = 'listId' in expected ? await listNamed(tx, expected.listId) : null
  return {
    answer: answer!,
    expected: things.length,
    met: things.length - missing.length,
    missing: await answered(tx, missing),
    there: things
      .filter((_, index) => isMet[index])
      .map((thing) => ({
        id: thing.id,
        name: thing.name,
        place: { id: thing.placeId, name: thing.placeName },
      })),
    list: names,
    unitKind: 'unitKind' in expected ? expected.unitKind : null,
    onDay: thingsAsk.on,
    cutOffOn: cutOffOf(query, tx.today),
    asOf: tx.now.toISOString(),
  }
}

async function listNamed(tx: Tx, id: string): Promise<{ id: string; name: string }> {
  const { rows } = await sql<{
    id: string
    name: string
  }>`select id, name from indicators.list where id = ${id}`.execute(tx.db)
  return found(rows[0])
}

async function answered(tx: Tx, missing: readonly ExpectedThing[]): Promise<Thing[]> {
  const places = [...new Set(missing.slice(0, mostAnswered).map((thing) => thing.placeId))]
  const who = new Map<string, Thing['answerers']>()
  for (const placeId of places) {
    const { answers } = await answersFor(tx, placeId, tx.today)
    who.set(
      placeId,
      answers.slice(0, 3).map(({ person, role }) => ({ name: person.name, role, title: person.title })),
    )
  }
  return missing.map((thing) => ({
    id: thing.id,
    name: thing.name,
    place: { id: thing.placeId, name: thing.placeName },
    answerers: who.get(thing.placeId) ?? [],
  }))
}
