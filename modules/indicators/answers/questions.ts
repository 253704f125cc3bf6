import { askFacts, type FactAnswer, type FactAsk } from '../../../platform/ledger/cube.ts'
import type { Tx } from '../../../platform/tx.ts'
import type { Period } from '../rules/periods.ts'

/** Questions gathered from many indicators, put to the ledger together: the same question is put once. */
export interface Questions {
  /** Notes a question down. The returned function reads its answer once `put` is done. */
  note(ask: Omit<FactAsk, 'periods'>, period: Period): () => FactAnswer
  put(tx: Tx): Promise<void>
}

export function gatherQuestions(): Questions {
  const rows = new Map<
    string,
    { ask: Omit<FactAsk, 'periods'>; periods: Map<string, Period>; answers: FactAnswer[] }
  >()
  return {
    note(ask, period) {
      const key = JSON.stringify([ask.what, ask.facts, ask.placeId, ask.officeId, ask.view])
      const row = rows.get(key) ?? { ask, periods: new Map<string, Period>(), answers: [] }
      rows.set(key, row)
      const name = `${period.from}/${period.until}`
      row.periods.set(name, row.periods.get(name) ?? period)
      return () => {
        const answer = row.answers[[...row.periods.keys()].indexOf(name)]
        if (!answer) throw new Error('The ledger was not asked yet')
        return answer
      }
    },
    async put(tx) {
      const open = [...rows.values()]
      const answers = await askFacts(
        tx,
        open.map(({ ask, periods }) => ({ ...ask, periods: [...periods.values()] })),
      )
      for (const [index, row] of open.entries()) row.answers = answers[index] ?? []
    },
  }
}
