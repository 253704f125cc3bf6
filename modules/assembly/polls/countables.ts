import { countable, type OfferedValue, type Said } from '../../../platform/ledger/countable.ts'
import type { pollKinds, pollSecrecies, roundCauses } from '../contract/polls-shapes.ts'
import { ballotCast, roundClosed } from './events.ts'

// What of polls may be counted by indicators. That somebody voted is a fact; what they voted is in no event.

const said = (zh: string, en: string): Said => ({ 'zh-CN': zh, en })
const group = said('代表会议', 'Conferences')

const kinds: Record<(typeof pollKinds)[number], Said> = {
  motion: said('议案表决', 'Motion'),
  election: said('选举', 'Election'),
  choice: said('项目票决', 'Choice'),
  evaluation: said('评议', 'Evaluation'),
  ranked: said('排序票决', 'Ranked list'),
}
const secrecies: Record<(typeof pollSecrecies)[number], Said> = {
  named: said('记名', 'Named'),
  secret: said('无记名', 'Secret'),
  hands: said('举手', 'Show of hands'),
}
const causes: Record<(typeof roundCauses)[number], Said> = {
  first: said('首次', 'First ballot'),
  revote: said('再次投票', 'Revote'),
  separate: said('另行选举', 'Further election'),
  repeat: said('重选', 'Repeat'),
}
const outcomes = {
  decided: said('有结果', 'Decided'),
  tied: said('得票相等', 'Tied'),
  vacant: said('有缺额', 'Seats left'),
  void: said('无效', 'Void'),
} as const

const offered = <K extends string>(labels: Record<K, Said>) =>
  (Object.keys(labels) as K[]).map((value): OfferedValue => ({ value, label: labels[value] }))

const dims = {
  kind: { name: said('表决种类', 'Kind of poll'), values: () => offered(kinds) },
  secrecy: { name: said('投票方式', 'Secrecy'), values: () => offered(secrecies) },
}

export function offerPollsToCount(): void {
  countable(ballotCast, {
    name: said('代表会议电子投票', 'Ballot cast by phone in a conference'),
    group,
    measures: ['票'],
    dims,
  })
  countable(roundClosed, {
    name: said('代表会议表决', 'Poll decided in a conference'),
    group,
    dims: {
      ...dims,
      cause: { name: said('轮次', 'Which ballot'), values: () => offered(causes) },
      outcome: { name: said('结果', 'Outcome'), values: () => offered(outcomes) },
    },
  })
}
