import type { Tx } from '../../../platform/tx.ts'
import { answerAll } from '../answers/asking.ts'
import type { Ask } from '../contract/answers.ts'
import type { Said } from '../contract/words.ts'
import { findLabels, sentenceOf } from '../definitions/sentences.ts'
import { cutOffOf } from '../rules/periods.ts'
import { meantBy } from './beneath.ts'

export interface NumberTold {
  name: string
  sentence: Said
  countedHow: string
  cutOffOn: string
  /** Of a figure that somebody else published. */
  source: string | null
}

/** What may be said of a number to everybody: its definition, not its events. Refuses an indicator that does not exist. */
export async function tellNumber(tx: Tx, ask: Ask): Promise<NumberTold> {
  const asked = await meantBy(tx, ask)
  const { definition } = asked.meant
  const [labels, [answer]] = await Promise.all([findLabels(tx, [definition.rule]), answerAll(tx, [asked])])
  const source = answer?.source
  return {
    name: definition.name,
    sentence: sentenceOf(definition, labels),
    countedHow: definition.countedHow,
    cutOffOn: cutOffOf(ask, tx.today),
    source: source ? `${source.title} ${source.on}` : null,
  }
}
