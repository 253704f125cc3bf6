import {
  byId,
  CivilDate,
  endpoint,
  Id,
  Instant,
  oneOf,
  orNull,
  problem,
  type Static,
  shape,
  Type,
} from '../../../platform/contract.ts'
import { Named } from './core.ts'
import { registerFrozen } from './elections.ts'

// The register of voters: imported, asked for, objected to. What stands in it beside name and building is never public.

export const strikings = ['died', 'moved', 'deprived', 'twice', 'not_resident', 'under_age', 'other'] as const
export type Striking = (typeof strikings)[number]
export const voterStates = ['asked', 'entered', 'refused', 'struck'] as const
export const voterSources = ['import', 'former', 'asked', 'objection', 'clerk'] as const
export const objectionKinds = ['missing', 'should_not_be', 'wrong_entry'] as const
export type ObjectionKind = (typeof objectionKinds)[number]
export const voterFaults = [
  'name_missing',
  'name_odd',
  'building_missing',
  'room_missing',
  'born_odd',
  'under_age',
  'phone_odd',
  'phone_twice',
  'phone_of_another',
  'twice_in_file',
  'household_twice',
  'struck_before',
  'formula',
  'too_long',
] as const
export type VoterFault = (typeof voterFaults)[number]
export const voterFileNotRead = problem(
  'voter_file_not_read',
  422,
  'This file cannot be read as a register.',
  { why: oneOf(['empty', 'unreadable', 'old_excel', 'too_large', 'no_columns']) },
)
export const votersHaveFaults = problem(
  'voters_have_faults',
  422,
  'Some lines cannot be imported, so none was.',
  { count: Type.Integer(), line: Type.Integer() },
)
export const nothingNewInRegister = problem(
  'nothing_new_in_register',
  422,
  'Everybody in it is on the register.',
)
export const voterTwice = problem('voter_twice', 409, 'This person is on the register already.')
export const householdTwice = problem('household_twice', 409, 'This household has its voter already.')
export const voterFault = problem('voter_fault', 422, 'This line cannot stand on the register.', {
  fault: oneOf(voterFaults),
})
export const voterMoved = problem('voter_moved', 409, 'This line was settled already.')
export const notInObjectionDays = problem(
  'not_in_objection_days',
  409,
  'Objections are raised in the days the method gives for it.',
)
export const objectionTwice = problem(
  'objection_twice',
  409,
  'You have said this already; it is being looked at.',
)
export const objectionsMany = problem(
  'objections_many',
  429,
  'You have raised many objections; they come first.',
)
export const objectionDecided = problem('objection_decided', 409, 'This objection was decided already.')
export const objectionNeedsAct = problem(
  'objection_needs_act',
  422,
  'An objection that is upheld changes the register: say how.',
)
export const registrationOver = problem(
  'registration_over',
  409,
  'The method has no registration by residents, or its days are over.',
)
export const noFormerRegister = problem(
  'no_former_register',
  422,
  'That election has no register to take over.',
)

const Words = (maxLength: number) => Type.String({ minLength: 1, maxLength, pattern: '\\S' })

export const Elector = shape({
  id: Id,
  person: Named,
  building: Type.String(),
  room: Type.String(),
  bornOn: orNull(CivilDate),
  state: oneOf(voterStates),
  source: oneOf(voterSources),
  struckFor: orNull(oneOf(strikings)),
  struckWords: orNull(Type.String()),
  /** Others on the register of the same name: look twice. */
  namesakes: Type.Integer(),
})
export type Elector = Static<typeof Elector>

export const VoterLine = shape({
  line: Type.Integer(),
  name: Type.String(),
  building: Type.String(),
  room: Type.String(),
  /** `moves`: on the register already, with another building or room. */
  act: orNull(oneOf(['enters', 'moves', 'stays'])),
  faults: Type.Array(oneOf(voterFaults)),
})
export type VoterLine = Static<typeof VoterLine>
const ImportReply = shape({
  /** Lines with faults first, then what changes; of a long file not all that stays as it is. */
  lines: Type.Array(VoterLine),
  enters: Type.Integer(),
  moves: Type.Integer(),
  stays: Type.Integer(),
  faulty: Type.Integer(),
  /** Columns that were not read, because a register needs no numbers that identify a person. */
  unread: Type.Array(Type.String()),
})
export type VoterImport = Static<typeof ImportReply>

const mostBytes = 10 * 1024 * 1024
export const getVoterTemplate = endpoint('GET', '/api/assembly/elections/:id/voters/template.xlsx', {
  summary: 'An empty sheet to fill in the register.',
  params: byId,
  reply: Type.Unknown(),
  sends: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
})
export const previewVoters = endpoint('POST', '/api/assembly/elections/:id/voters/preview', {
  summary: 'Say line by line what a file would do to the register; nothing is written.',
  params: byId,
  body: shape({}),
  files: { most: 1, mostBytes },
  reply: ImportReply,
  problems: [voterFileNotRead, registerFrozen],
  quiet: 'a preview writes nothing',
})
export const importVoters = endpoint('POST', '/api/assembly/elections/:id/voters/imports', {
  summary: 'Import a register, whole or not at all.',
  params: byId,
  body: shape({}),
  files: { most: 1, mostBytes },
  reply: ImportReply,
  problems: [voterFileNotRead, votersHaveFaults, nothingNewInRegister, registerFrozen],
})
export const takeFormerRegister = endpoint('POST', '/api/assembly/elections/:id/voters/former', {
  summary: 'Take over the register of an earlier election of the same body, as a beginning.',
  params: byId,
  body: shape({ fromId: Id }),
  reply: shape({ entered: Type.Integer() }),
  problems: [registerFrozen, noFormerRegister],
})

const VoterFields = {
  name: Words(60),
  building: Words(60),
  room: Type.String({ maxLength: 60 }),
  bornOn: orNull(CivilDate),
  phone: orNull(Type.String({ maxLength: 40 })),
}
const VoterBody = shape(VoterFields)
export type VoterBody = Static<typeof VoterBody>
export const enterVoter = endpoint('POST', '/api/assembly/elections/:id/voters', {
  summary: 'Enter one voter.',
  params: byId,
  body: VoterBody,
  reply: byId,
  problems: [registerFrozen, voterTwice, householdTwice, voterFault],
})
export const listRegister = endpoint('GET', '/api/assembly/elections/:id/voters', {
  summary: 'Lines of the register by building and room, a hundred at a time.',
  params: byId,
  query: shape({
    building: Type.Optional(Type.String({ maxLength: 60 })),
    search: Type.Optional(Type.String({ maxLength: 60 })),
    state: Type.Optional(oneOf(voterStates)),
    from: Type.Optional(Type.Integer({ minimum: 0, maximum: 100_000 })),
  }),
  reply: shape({
    voters: Type.Array(Elector),
    /** How many come before these. */
    from: Type.Integer(),
    total: Type.Integer(),
    buildings: Type.Array(shape({ building: Type.String(), voters: Type.Integer() })),
  }),
})
export const strikeVoter = endpoint('POST', '/api/assembly/elections/voters/:id/striking', {
  summary: 'Strike a line from the register, saying why; the line stays to be seen by those who keep it.',
  params: byId,
  body: shape({ for: oneOf(strikings), words: orNull(Type.String({ maxLength: 300 })) }),
  reply: byId,
  problems: [registerFrozen, voterMoved],
})
export const settleAsked = endpoint('POST', '/api/assembly/elections/voters/:id/settling', {
  summary: 'Enter or refuse somebody who asked to be on the register.',
  params: byId,
  body: shape({ accept: Type.Boolean(), words: orNull(Type.String({ maxLength: 300 })) }),
  reply: byId,
  problems: [registerFrozen, voterMoved, householdTwice, voterFault],
})

// ── objections ─────────────────────────────────────────────────────────────────────────────────────────────────

export const Objection = shape({
  id: Id,
  about: oneOf(objectionKinds),
  voter: orNull(shape({ id: Id, name: Type.String(), building: Type.String() })),
  words: Type.String(),
  raisedBy: Type.String(),
  /** Raised on paper and entered at the desk. */
  onPaper: Type.Boolean(),
  raisedAt: Instant,
  decideBy: CivilDate,
  isLate: Type.Boolean(),
  decision: orNull(oneOf(['upheld', 'rejected', 'withdrawn'])),
  decisionWords: orNull(Type.String()),
  decidedAt: orNull(Instant),
})
export type Objection = Static<typeof Objection>
export const listObjections = endpoint('GET', '/api/assembly/elections/:id/objections', {
  summary: 'Objections to the register, those undecided first, the most urgent before others.',
  params: byId,
  reply: shape({ objections: Type.Array(Objection) }),
})
export const raiseObjectionOnPaper = endpoint('POST', '/api/assembly/elections/:id/objections', {
  summary: 'Enter an objection that came on paper or was spoken at the desk.',
  params: byId,
  body: shape({
    about: oneOf(objectionKinds),
    voterId: orNull(Id),
    raisedName: Words(60),
    words: Words(600),
  }),
  reply: byId,
  problems: [notInObjectionDays, registerFrozen],
})
export const decideObjection = endpoint('POST', '/api/assembly/elections/objections/:id/decision', {
  summary:
    'Decide an objection with a sentence to its author; upholding it changes the register in the same act.',
  params: byId,
  body: shape({
    decision: oneOf(['upheld', 'rejected']),
    words: Words(600),
    /** Whoever was missing. */
    enters: orNull(VoterBody),
    /** Why a line is struck. */
    strikes: orNull(oneOf(strikings)),
    /** How a line should read. */
    corrects: orNull(
      shape({ name: VoterFields.name, building: VoterFields.building, room: VoterFields.room }),
    ),
  }),
  reply: byId,
  problems: [
    objectionDecided,
    objectionNeedsAct,
    registerFrozen,
    voterTwice,
    householdTwice,
    voterFault,
    voterMoved,
  ],
})

// ── at the residents' door ─────────────────────────────────────────────────────────────────────────────────────

export const MyElection = shape({
  id: Id,
  title: Type.String(),
  heldOn: CivilDate,
  electors: oneOf(['voters', 'households', 'representatives']),
  /** My own line, where it is known to be mine. */
  mine: orNull(shape({ building: Type.String(), state: oneOf(voterStates) })),
  /** What may be done today. */
  may: Type.Array(oneOf(['ask', 'look', 'object'])),
  registrationUntil: orNull(CivilDate),
  objectionsUntil: orNull(CivilDate),
  objections: Type.Array(
    shape({
      id: Id,
      about: oneOf(objectionKinds),
      words: Type.String(),
      raisedAt: Instant,
      decideBy: CivilDate,
      decision: orNull(oneOf(['upheld', 'rejected', 'withdrawn'])),
      decisionWords: orNull(Type.String()),
    }),
  ),
})
export type MyElection = Static<typeof MyElection>
export const listMyElections = endpoint('GET', '/api/assembly/my/elections', {
  summary: 'Elections where one lives: whether one is on the register, and what one may still ask or say.',
  reply: shape({ elections: Type.Array(MyElection) }),
})
export const askToVote = endpoint('POST', '/api/assembly/my/elections/:id/registration', {
  summary: 'Ask to be entered on the register of where one lives.',
  params: byId,
  body: shape({ building: VoterFields.building, room: VoterFields.room, bornOn: CivilDate }),
  reply: byId,
  problems: [registrationOver, voterTwice, registerFrozen, voterFault],
})
export const raiseObjection = endpoint('POST', '/api/assembly/my/elections/:id/objections', {
  summary: 'Object to the public list: somebody is missing, should not be on it, or is written wrongly.',
  params: byId,
  body: shape({ about: oneOf(objectionKinds), voterId: orNull(Id), words: Words(600) }),
  reply: byId,
  problems: [notInObjectionDays, objectionTwice, objectionsMany, registerFrozen],
})
export const withdrawObjection = endpoint('POST', '/api/assembly/my/objections/:id/withdrawal', {
  summary: 'Take back one’s own objection before it is decided.',
  params: byId,
  reply: byId,
  problems: [objectionDecided],
})
