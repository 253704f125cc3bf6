import type { Paper, PaperLine } from '../../contract/papers.ts'
import type { Words } from '../../words.zh-CN.ts'

/** Which colour and shape a state has besides its word. */
export type Tone = 'open' | 'waiting' | 'done' | 'back' | 'gone'
export const toneOf = (state: PaperLine['state']): Tone =>
  (
    ({
      draft: 'open',
      countersigning: 'waiting',
      approval: 'waiting',
      approved: 'waiting',
      numbered: 'waiting',
      sealed: 'waiting',
      issued: 'done',
      filed: 'done',
      returned: 'back',
      withdrawn: 'back',
      void: 'gone',
    }) as const
  )[state]

export const sayWaits = (line: Pick<PaperLine, 'waitsFor'>, words: Words): string | null =>
  line.waitsFor.length > 0 ? words.desk.list.waitsFor(line.waitsFor.join('、')) : null

/** Who decided, with 代 where a deputy did: "单立群（仇雅萍 代）". */
export const sayDecider = (line: Paper['approvals'][number], words: Words): string =>
  line.isByDeputy && line.decidedBy
    ? `${line.person.name}（${words.desk.paper.deputy(line.decidedBy.name)}）`
    : line.person.name
