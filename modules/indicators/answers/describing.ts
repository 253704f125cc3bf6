import type { Tx } from '../../../platform/tx.ts'
import type { Ask } from '../contract/answers.ts'
import type { Definition } from '../contract/definitions.ts'
import { findVersions, meantKey } from './versions.ts'

/** What each of these versions fixes (its name, unit, 口径), in the order of the asks; null where there is no such version. */
export async function describeIndicators(
  tx: Tx,
  asks: readonly Pick<Ask, 'indicatorId' | 'versionId'>[],
): Promise<(Definition | null)[]> {
  if (asks.length === 0) return []
  const versions = await findVersions(tx, asks)
  return asks.map(
    ({ indicatorId, versionId }) => versions.get(meantKey(indicatorId, versionId))?.definition ?? null,
  )
}
