import { countable, type OfferedValue, type Said } from '../../../platform/ledger/countable.ts'
import { type PointKind, pointKinds } from '../contract/talk.ts'
import { pointRaised } from './events.ts'

const said = (zh: string, en: string): Said => ({ 'zh-CN': zh, en })
const kinds: Record<PointKind, Said> = {
  opinion: said('意见', 'opinion'),
  suggestion: said('建议', 'suggestion'),
  question: said('问题', 'question'),
}

/** How many points the groups of a conference raised, by kind: a figure of every report on it. */
export function offerPointsToCount(): void {
  countable(pointRaised, {
    name: said('代表会议分组提出的意见建议', 'Point raised in a group of a conference'),
    group: said('代表会议', 'Conferences'),
    measures: ['条'],
    dims: {
      kind: {
        name: said('种类', 'Kind'),
        values: (): OfferedValue[] => pointKinds.map((value) => ({ value, label: kinds[value] })),
      },
    },
    reasons: { struck: said('误记划去', 'struck as entered by mistake') },
  })
}
