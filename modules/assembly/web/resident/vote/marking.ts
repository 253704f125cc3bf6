import type { BodyOf } from '../../../../../platform/contract.ts'
import type { castBallot } from '../../../contract/ballots.ts'
import {
  type BallotMarks,
  type CountedLine,
  type GradeMark,
  type LineMark,
  type PollRule,
  readBallot,
  type WriteIn,
} from '../../../rules.ts'

/** What a voter has before them. */
export interface Sheet extends Pick<PollRule, 'kind' | 'mode' | 'most' | 'writeIns' | 'options' | 'seats'> {
  /** What is said below a line, and what a line that is voted en bloc comprises. */
  readonly notes?: ReadonlyMap<string, { readonly note: string | null; readonly parts: readonly string[] }>
}

/** One thing at a time: a line of its own, or the whole list where it is the list that is judged; then who else, then all of it again. */
export type Step =
  | { readonly kind: 'line'; readonly at: number }
  | { readonly kind: 'list' }
  | { readonly kind: 'others' }
  | { readonly kind: 'review' }

export function stepsOf(sheet: Sheet): readonly Step[] {
  const byLine = sheet.mode === 'approve' || sheet.mode === 'grades'
  return [
    ...(byLine ? sheet.options.map((_, at) => ({ kind: 'line', at }) as const) : [{ kind: 'list' } as const]),
    ...(sheet.writeIns === 'free' && sheet.mode !== 'grades' ? [{ kind: 'others' } as const] : []),
    { kind: 'review' },
  ]
}

/** Where a line is changed from the last page. */
export function stepOf(sheet: Sheet, option: string): number {
  const steps = stepsOf(sheet)
  const at = steps.findIndex((step) => step.kind === 'line' && sheet.options[step.at]?.id === option)
  return Math.max(at, 0)
}

/** A second touch of the same mark takes it away. */
export function markLine(marks: BallotMarks, option: string, mark: LineMark): BallotMarks {
  const { [option]: former, ...rest } = marks.lines ?? {}
  const lines = former === mark ? rest : { ...rest, [option]: mark }
  // Somebody else is named only against a printed person.
  const writeIns = marks.writeIns?.filter((one) => one.insteadOf !== option || lines[option] === 'n')
  return tidy({ ...marks, lines, writeIns })
}

export function gradeLine(marks: BallotMarks, option: string, mark: GradeMark): BallotMarks {
  const { [option]: former, ...rest } = marks.grades ?? {}
  return { ...marks, grades: former === mark ? rest : { ...rest, [option]: mark } }
}

/** Chosen or taken away; a list that is full stays as it is. */
export function pickOption(marks: BallotMarks, option: string, most: number): BallotMarks {
  const picks = marks.picks ?? []
  if (picks.includes(option)) return { ...marks, picks: picks.filter((one) => one !== option) }
  return isFull(marks, most) ? marks : { ...marks, picks: [...picks, option] }
}

/** One place up (-1) or down (1) in an order. */
export function movePick(marks: BallotMarks, option: string, by: -1 | 1): BallotMarks {
  const picks = [...(marks.picks ?? [])]
  const at = picks.indexOf(option)
  const to = at + by
  if (at < 0 || to < 0 || to >= picks.length) return marks
  picks.splice(at, 1)
  picks.splice(to, 0, option)
  return { ...marks, picks }
}

export function nameInstead(marks: BallotMarks, option: string, name: string): BallotMarks {
  const others = (marks.writeIns ?? []).filter((one) => one.insteadOf !== option)
  return tidy({ ...marks, writeIns: name === '' ? others : [...others, { name, insteadOf: option }] })
}

export function nameFreely(marks: BallotMarks, names: readonly string[]): BallotMarks {
  return tidy({ ...marks, writeIns: names.map((name) => ({ name, insteadOf: null })) })
}

/** How many names stand on the ballot as chosen: those printed and those written. */
export function chosenCount(marks: BallotMarks): number {
  const printed =
    marks.mode === 'approve'
      ? Object.values(marks.lines ?? {}).filter((mark) => mark === 'y').length
      : (marks.picks ?? []).length
  return printed + written(marks).length
}
export const isFull = (marks: BallotMarks, most: number): boolean => chosenCount(marks) >= most

export const written = (marks: BallotMarks): readonly WriteIn[] =>
  (marks.writeIns ?? []).filter(({ name }) => name.trim() !== '')

export const isBlank = (marks: BallotMarks): boolean =>
  Object.keys(marks.lines ?? {}).length === 0 &&
  Object.keys(marks.grades ?? {}).length === 0 &&
  (marks.picks ?? []).length === 0 &&
  written(marks).length === 0

export type SentMarks = BodyOf<typeof castBallot>['marks']

/** As it is sent: names without spaces around them, nothing that was begun and left empty. */
export function readyToCast({ mode, lines, picks, grades, ...marks }: BallotMarks): SentMarks {
  const writeIns = written({ mode, ...marks }).map(({ name, insteadOf }) => ({
    name: name.trim().normalize('NFC'),
    insteadOf,
  }))
  return {
    mode,
    ...(lines ? { lines: { ...lines } } : {}),
    ...(picks ? { picks: [...picks] } : {}),
    ...(grades ? { grades: { ...grades } } : {}),
    ...(writeIns.length > 0 ? { writeIns } : {}),
  }
}

/** Names that would not count, each with why: on paper they stay, on a screen they are put right before they are cast. */
export function faultyNames(marks: BallotMarks, sheet: Sheet): readonly CountedLine[] {
  return readBallot(readyToCast(marks), sheet).lines.filter(
    ({ writtenIn, fault }) => writtenIn && fault !== null,
  )
}

function tidy({
  writeIns,
  ...marks
}: Omit<BallotMarks, 'writeIns'> & { writeIns?: readonly WriteIn[] | undefined }): BallotMarks {
  return writeIns && writeIns.length > 0 ? { ...marks, writeIns } : marks
}
