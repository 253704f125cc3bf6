import { offerRegister } from '../../../platform/ledger/countable.ts'
import { openUnitsBelow } from '../../units/index.ts'
import { unitKindWords } from '../words/kinds.ts'

/** The trees are registers too: how many compounds, buildings, roads there are below a place on a day. */
export function offerUnitRegisters(): void {
  for (const [kind, words] of Object.entries(unitKindWords))
    offerRegister(`units.${kind}`, {
      name: { 'zh-CN': `${words['zh-CN']}名录`, en: `the register of ${words.en}` },
      async count(tx, { placeId, on }) {
        const units = await openUnitsBelow(tx, [
          { ask: 0, kind, on, below: placeId === null ? [] : [placeId] },
        ])
        return units.length
      },
    })
}
