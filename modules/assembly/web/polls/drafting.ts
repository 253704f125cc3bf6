import type { NewPoll, Poll } from '../../contract/polls.ts'
import {
  type BallotMode,
  ballotModes,
  mayOpen,
  type Obstacle,
  orderByStrokes,
  plainName,
} from '../../rules.ts'

// A poll as it is being prepared in the form.

export const sources = ['typed', 'persons', 'draft', 'former'] as const
export type Source = (typeof sources)[number]
export interface Candidate {
  readonly id: string
  readonly name: string
  readonly note: string
}

export interface PollDraft extends Omit<NewPoll, 'options' | 'draftId' | 'enBloc' | 'fromPollId' | 'itemId'> {
  readonly itemId: string | null
  readonly source: Source
  /** One line each; a note follows a bar. */
  readonly typed: string
  readonly persons: readonly Candidate[]
  readonly draftId: string | null
  readonly enBloc: boolean
  readonly fromPollId: string | null
}

export interface TypedLine {
  readonly label: string
  readonly note: string
}
/** Lines as they are typed: label, then a note behind a bar, of either width. */
export function linesOf(text: string): readonly TypedLine[] {
  return text.split('\n').flatMap((line) => {
    const [label = '', ...rest] = line.split(/[|｜]/)
    return label.trim() === '' ? [] : [{ label: label.trim(), note: rest.join('｜').trim() }]
  })
}

/** The first label that stands twice. */
export function repeatedIn(labels: readonly string[]): string | undefined {
  const plain = labels.map(plainName)
  return labels.find((_, at) => plain.indexOf(plain[at] ?? '') !== at)
}

export const byStrokes = (persons: readonly Candidate[]): readonly Candidate[] =>
  orderByStrokes(persons, ({ name }) => name)
export const linesByStrokes = (text: string): string =>
  orderByStrokes(
    text.split('\n').filter((line) => line.trim() !== ''),
    (line) => linesOf(line)[0]?.label ?? '',
  ).join('\n')

const ofOne = (kind: NewPoll['kind']) => kind === 'motion' || kind === 'evaluation'

/** What is sent: options by one way only, and one line for a question that is its own answer. */
export function toSend(draft: PollDraft): NewPoll {
  const { source, typed, persons, draftId, enBloc, fromPollId, ...rest } = draft
  const rules = { ...rest, ...(ofOne(draft.kind) ? { seats: 1 } : {}) }
  if (source === 'draft') return { ...rules, options: [], draftId, enBloc, fromPollId: null }
  if (source === 'former') return { ...rules, options: [], draftId: null, enBloc: false, fromPollId }
  const lines =
    source === 'persons'
      ? persons.map(({ id, name, note }) => ({ label: name, personId: id, ...(note ? { note } : {}) }))
      : linesOf(typed).map(({ label, note }) => ({ label, ...(note ? { note } : {}) }))
  const question = draft.question.trim().slice(0, 300)
  // A motion without lines is answered as it stands; a list voted en bloc is one line that holds them all.
  const options =
    draft.kind === 'motion' && lines.length === 0
      ? [{ label: question }]
      : enBloc
        ? [{ label: question, parts: lines.map(({ label }) => label) }]
        : lines
  return { ...rules, options, draftId: null, enBloc: false, fromPollId: null }
}

/** The form of a poll that was prepared before. */
export function draftOf(poll: Poll): PollDraft {
  const { options } = poll
  const [only] = options
  const parts = options.length === 1 && only ? only.parts : []
  const source: Source = poll.fromPollId
    ? 'former'
    : poll.draftId
      ? 'draft'
      : options.some(({ personId }) => personId !== null)
        ? 'persons'
        : 'typed'
  const asItStands = poll.kind === 'motion' && options.length === 1 && only?.label === poll.question
  const typed =
    source !== 'typed'
      ? ''
      : parts.length > 0
        ? parts.join('\n')
        : asItStands
          ? ''
          : options.map(({ label, note }) => (note ? `${label}｜${note}` : label)).join('\n')
  return {
    itemId: poll.item?.id ?? null,
    question: poll.question,
    kind: poll.kind,
    mode: poll.mode,
    stage: poll.stage,
    secrecy: poll.secrecy,
    quorum: poll.quorum,
    rule: poll.rule,
    seats: poll.seats,
    most: poll.most,
    writeIns: poll.writeIns,
    ties: poll.ties,
    ballotBy: poll.ballotBy,
    source,
    typed,
    persons:
      source === 'persons'
        ? options.flatMap(({ personId, label, note }) =>
            personId ? [{ id: personId, name: label, note: note ?? '' }] : [],
          )
        : [],
    draftId: poll.draftId,
    enBloc: poll.enBloc || (source === 'typed' && parts.length > 0),
    fromPollId: poll.fromPollId,
  }
}

/** How many lines it has as far as the form knows; null where they come from elsewhere. */
export function countOf(draft: PollDraft): number | null {
  if (draft.source === 'draft' || draft.source === 'former') return null
  return toSend(draft).options.length
}

/** What is wrong with the rules themselves, whoever comes: what the same rules would say at the opening. */
export function faultsOf(draft: PollDraft): readonly Obstacle[] {
  const sent = toSend(draft)
  const names = [
    'bad-share',
    'bad-seats',
    'bad-limit',
    'mode-does-not-fit',
    'write-ins-do-not-fit',
    'no-options',
  ]
  const elsewhere = countOf(draft) === null
  return mayOpen({
    ...sent,
    options: elsewhere
      ? [{ id: 'elsewhere', name: 'elsewhere' }]
      : sent.options.map(({ label }, at) => ({ id: String(at), name: label })),
    entitled: 1,
    present: 1,
    assigned: { phone: 1, paper: 0, hands: 0 },
    boxes: [],
    scrutineers: [],
  }).filter(({ name }) => names.includes(name))
}

/** The ways of marking that go with a kind. */
export const modesOf = (draft: PollDraft): readonly BallotMode[] =>
  ballotModes.filter((mode) => !faultsOf({ ...draft, mode }).some(({ name }) => name === 'mode-does-not-fit'))
