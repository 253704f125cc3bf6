import { Id, oneOf, orNull, problem, type Static, shape, Type } from '../../../platform/contract.ts'
import { runKinds, sessionStates } from './core.ts'

// What the endpoints about groups are made of: kinds, limits, refusals.

export const pointKinds = ['opinion', 'suggestion', 'question'] as const
export type PointKind = (typeof pointKinds)[number]
/** What whoever raised it asks to become of it. */
export const pointWants = ['nothing', 'wish', 'written_opinion'] as const
export type PointWant = (typeof pointWants)[number]
export const groupModes = ['on_site', 'online'] as const

/** How long one may take back what one said. */
export const withdrawWithinMs = 120_000
/** The longest remark: half a page of a phone. */
export const longestRemark = 1_000
export const longestWords = 4_000
export const longestMinutes = 40_000
export const mostPhotos = 60

/** What people type: something other than gaps. */
export const typed = (most: number) => Type.String({ minLength: 1, maxLength: most, pattern: '\\S' })

// ── refusals ───────────────────────────────────────────────────────────────────────────────────────────────────

export const talkClosed = problem('talk_closed', 409, 'The group does not have the word now.')
export const talkOpenAlready = problem('talk_open_already', 409, 'The group has the word already.')
export const notOnline = problem(
  'not_online',
  409,
  'This group sits together in a room; it has no online chat.',
)
export const tooLateToWithdraw = problem(
  'too_late_to_withdraw',
  409,
  'A remark is taken back within two minutes.',
)
export const remarkGone = problem('remark_gone', 409, 'The remark was taken back; there is nothing to hide.')
export const remarksTooFast = problem('remarks_too_fast', 429, 'Wait a moment before the next remark.')
export const mayNotInGroup = problem(
  'may_not_in_group',
  403,
  'In this group that is for somebody else to do.',
  {
    who: oneOf(['convenor', 'recorder', 'member', 'staff']),
  },
)
export const pointElsewhere = problem(
  'point_elsewhere',
  409,
  'The point was merged, struck or handed on meanwhile.',
)
export const pointHasOthers = problem(
  'point_has_others',
  409,
  'Others were merged into this point; take them apart first.',
)
export const notOfSession = problem('not_of_session', 422, 'That does not belong to this session or group.')
export const ownMinutes = problem('own_minutes', 409, 'Whoever wrote the minutes does not confirm them.')
export const confirmedAlready = problem('confirmed_already', 409, 'This version is confirmed.')
export const photosFull = problem('photos_full', 409, 'The group has as many photos as it can keep.', {
  most: Type.Integer(),
})
export const onlyRehearsed = problem('only_rehearsed', 409, 'In a rehearsal nothing is handed on.')

/** A person of the group; where of tells two of one name apart. */
export const GroupPerson = shape({ id: Id, name: Type.String(), of: orNull(Type.String()) })
export type GroupPerson = Static<typeof GroupPerson>

export const TalkSession = shape({
  id: Id,
  title: Type.String(),
  state: oneOf(sessionStates),
  /** What everything shown belongs to: the run that goes on, or the day itself once it has ended. */
  run: orNull(shape({ id: Id, kind: oneOf(runKinds), isOpen: Type.Boolean() })),
})
