import {
  byId,
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
import { Named, noRun, runKinds, sessionStates } from './core.ts'

// Deliberation in groups: the group's time, its online chat, points raised, minutes, photos.

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
const longestWords = 4_000
const longestMinutes = 40_000
export const mostPhotos = 60

const words = (most: number) => Type.String({ minLength: 1, maxLength: most, pattern: '\\S' })

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

// ── a group ────────────────────────────────────────────────────────────────────────────────────────────────────

/** A person of the group; where of tells two of one name apart. */
export const GroupPerson = shape({ id: Id, name: Type.String(), of: orNull(Type.String()) })
export type GroupPerson = Static<typeof GroupPerson>

const head = {
  id: Id,
  name: Type.String(),
  mode: oneOf(groupModes),
  where: orNull(Type.String()),
  convenor: orNull(Named),
  recorder: orNull(Named),
  members: Type.Integer(),
  /** Since when the group has the word; null when it does not. */
  openSince: orNull(Instant),
  remarks: Type.Integer(),
  points: Type.Integer(),
  photos: Type.Integer(),
  minutes: orNull(shape({ version: Type.Integer(), isConfirmed: Type.Boolean() })),
}
export const TalkLine = shape(head)
export type TalkLine = Static<typeof TalkLine>

const sessionHead = shape({
  id: Id,
  title: Type.String(),
  state: oneOf(sessionStates),
  /** What everything shown belongs to: the run that goes on, or the day itself once it has ended. */
  run: orNull(shape({ id: Id, kind: oneOf(runKinds), isOpen: Type.Boolean() })),
})

/** What whoever asks may do here. */
export const groupActs = [
  'open',
  'close',
  'say',
  'hide',
  'raise',
  'raise_for',
  'write',
  'confirm',
  'photograph',
  'sort',
] as const
export type GroupAct = (typeof groupActs)[number]

export const listTalks = endpoint('GET', '/api/assembly/sessions/:id/talk', {
  summary: 'The groups of a session and how far each is: for staff all, for others their own.',
  params: byId,
  reply: shape({ session: sessionHead, groups: Type.Array(TalkLine) }),
})
export const listMyTalks = endpoint('GET', '/api/assembly/my/groups', {
  summary: 'The groups one sits in, convenes or records, of sessions that were called, the newest first.',
  reply: Type.Array(shape({ session: sessionHead, ...head })),
})
export const getTalk = endpoint('GET', '/api/assembly/groups/:id/talk', {
  summary: 'One group: its people, its time, what whoever asks may do.',
  params: byId,
  reply: shape({
    ...head,
    session: sessionHead,
    people: Type.Array(GroupPerson),
    times: Type.Array(shape({ openedAt: Instant, closedAt: orNull(Instant), item: orNull(Type.String()) })),
    /** Items of the agenda a point may be about. */
    items: Type.Array(shape({ id: Id, title: Type.String() })),
    me: Id,
    may: Type.Array(oneOf(groupActs)),
  }),
})
export type TalkTold = Static<(typeof getTalk)['reply']>
export const openTalk = endpoint('POST', '/api/assembly/groups/:id/opening', {
  summary: 'Gives the group the word.',
  params: byId,
  reply: byId,
  problems: [noRun, talkOpenAlready, mayNotInGroup],
})
export const closeTalk = endpoint('POST', '/api/assembly/groups/:id/closing', {
  summary: 'Ends the group’s time.',
  params: byId,
  reply: byId,
  problems: [noRun, talkClosed, mayNotInGroup],
})

// ── the online chat ────────────────────────────────────────────────────────────────────────────────────────────

export const Remark = shape({
  id: Id,
  position: Type.Integer(),
  by: GroupPerson,
  isOwn: Type.Boolean(),
  saidAt: Instant,
  /** Null when it was taken back, or hidden from whoever asks. */
  words: orNull(Type.String()),
  withdrawn: Type.Boolean(),
  hidden: orNull(shape({ reason: Type.String() })),
})
export type Remark = Static<typeof Remark>

export const listRemarks = endpoint('GET', '/api/assembly/groups/:id/remarks', {
  summary:
    'The newest remarks of the chat, those before one, or what changed since a revision; oldest first.',
  params: byId,
  query: shape({
    before: Type.Optional(Type.Integer({ minimum: 1, maximum: 2_147_483_647 })),
    since: Type.Optional(Type.Integer({ minimum: 0, maximum: 2_147_483_647 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
  }),
  reply: shape({
    remarks: Type.Array(Remark),
    /** Of the newest change; `since` takes it. */
    revision: Type.Integer(),
    /** Whether there are remarks before the first of these. */
    earlier: Type.Boolean(),
    /** Whether more changed than one answer holds. */
    more: Type.Boolean(),
  }),
})
export const sayRemark = endpoint('POST', '/api/assembly/groups/:id/remarks', {
  summary: 'Says something in the online chat of one’s group while it has the word.',
  params: byId,
  body: shape({ words: words(longestRemark) }),
  reply: shape({ id: Id, position: Type.Integer() }),
  problems: [noRun, talkClosed, notOnline, mayNotInGroup, remarksTooFast],
  quiet:
    'what is said in a discussion is kept with the group and is nobody’s figure; a point that is raised leaves the event',
})
export const withdrawRemark = endpoint('POST', '/api/assembly/remarks/:id/withdrawal', {
  summary: 'Takes back one’s own remark within two minutes. That something was said stays visible.',
  params: byId,
  reply: byId,
  problems: [tooLateToWithdraw],
  quiet: 'one’s own words of a moment ago are nobody’s figure; that there were some stays in the chat',
})
export const hideRemark = endpoint('POST', '/api/assembly/remarks/:id/hiding', {
  summary: 'Hides a remark from the group, with a reason that everybody sees.',
  params: byId,
  body: shape({ reason: words(200) }),
  reply: byId,
  problems: [remarkGone, mayNotInGroup],
})
export const showRemark = endpoint('POST', '/api/assembly/remarks/:id/showing', {
  summary: 'Shows a hidden remark again.',
  params: byId,
  reply: byId,
  problems: [remarkGone, mayNotInGroup],
})

// ── points ─────────────────────────────────────────────────────────────────────────────────────────────────────

export const Point = shape({
  id: Id,
  group: Named,
  position: Type.Integer(),
  kind: oneOf(pointKinds),
  words: Type.String(),
  /** Null where the group as a whole said it. */
  raisedBy: orNull(GroupPerson),
  enteredBy: Named,
  enteredAt: Instant,
  item: orNull(shape({ id: Id, title: Type.String() })),
  about: orNull(Type.String()),
  wanted: oneOf(pointWants),
  mergedInto: orNull(Id),
  /** How many are handled together with it. */
  merged: Type.Integer(),
  struck: orNull(shape({ reason: Type.String() })),
  wishId: orNull(Id),
})
export type Point = Static<typeof Point>

export const listPoints = endpoint('GET', '/api/assembly/groups/:id/points', {
  summary: 'Every point the group raised, in their order, with what became of it.',
  params: byId,
  reply: Type.Array(Point),
})
export const listSessionPoints = endpoint('GET', '/api/assembly/sessions/:id/points', {
  summary: 'The points of all groups in one list, by group.',
  params: byId,
  reply: shape({ session: sessionHead, points: Type.Array(Point) }),
})
export const raisePoint = endpoint('POST', '/api/assembly/groups/:id/points', {
  summary: 'Raises a point: a member their own, the recorder and the convenor that of anybody in the group.',
  params: byId,
  body: shape({
    kind: oneOf(pointKinds),
    words: words(longestWords),
    /** Null: the group as a whole. */
    raisedBy: orNull(Id),
    itemId: orNull(Id),
    about: orNull(words(80)),
    wanted: oneOf(pointWants),
  }),
  reply: byId,
  problems: [noRun, notOfSession, mayNotInGroup],
})
export const sortPoint = endpoint('POST', '/api/assembly/points/:id/sorting', {
  summary:
    'Says anew what kind of point it is, what it is about and what is to become of it. Its words stay.',
  params: byId,
  body: shape({
    kind: oneOf(pointKinds),
    itemId: orNull(Id),
    about: orNull(words(80)),
    wanted: oneOf(pointWants),
  }),
  reply: byId,
  problems: [pointElsewhere, notOfSession, mayNotInGroup],
})
export const mergePoint = endpoint('POST', '/api/assembly/points/:id/merger', {
  summary: 'Handles a point together with another of the session. Both keep their words.',
  params: byId,
  body: shape({ intoId: Id }),
  reply: byId,
  problems: [pointElsewhere, pointHasOthers, notOfSession],
})
export const separatePoint = endpoint('POST', '/api/assembly/points/:id/separation', {
  summary: 'Handles a point by itself again.',
  params: byId,
  reply: byId,
  problems: [pointElsewhere],
})
export const strikePoint = endpoint('POST', '/api/assembly/points/:id/striking', {
  summary: 'Takes a point that was entered by mistake off the list, with a reason; it stays readable.',
  params: byId,
  body: shape({ reason: words(200) }),
  reply: byId,
  problems: [pointElsewhere, pointHasOthers, mayNotInGroup],
})
export const handPoint = endpoint('POST', '/api/assembly/points/:id/wish', {
  summary: 'Hands a point on as a suggestion for the yearly list, as it was said at a meeting.',
  params: byId,
  body: shape({ title: words(40), placeId: Id, categoryId: orNull(Id) }),
  reply: shape({ id: Id, wishId: Id }),
  problems: [pointElsewhere, onlyRehearsed],
})

// ── minutes ────────────────────────────────────────────────────────────────────────────────────────────────────

const version = {
  version: Type.Integer(),
  writtenBy: Named,
  writtenAt: Instant,
  confirmedBy: orNull(Named),
  confirmedAt: orNull(Instant),
}
export const Minutes = shape({ ...version, words: Type.String() })
export type Minutes = Static<typeof Minutes>

export const getMinutes = endpoint('GET', '/api/assembly/groups/:id/minutes', {
  summary:
    'The newest minutes of the group, or a former version; and the list of all versions, newest first.',
  params: byId,
  query: shape({ version: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 })) }),
  reply: shape({ minutes: orNull(Minutes), versions: Type.Array(shape(version)) }),
})
export const writeMinutes = endpoint('POST', '/api/assembly/groups/:id/minutes', {
  summary: 'Keeps a new version of the minutes; former ones stay. Written after the version one has read.',
  params: byId,
  body: shape({ words: words(longestMinutes), after: Type.Integer({ minimum: 0, maximum: 100_000 }) }),
  reply: shape({ version: Type.Integer() }),
  problems: [noRun, mayNotInGroup],
})
export const confirmMinutes = endpoint('POST', '/api/assembly/groups/:id/minutes/confirmation', {
  summary: 'The convenor confirms the newest version, somebody else than whoever wrote it.',
  params: byId,
  body: shape({ version: Type.Integer({ minimum: 1, maximum: 100_000 }) }),
  reply: shape({ version: Type.Integer() }),
  problems: [noRun, mayNotInGroup, ownMinutes, confirmedAlready],
})

// ── photos ─────────────────────────────────────────────────────────────────────────────────────────────────────

export const GroupPhoto = shape({
  id: Id,
  widthPx: orNull(Type.Integer()),
  heightPx: orNull(Type.Integer()),
  caption: orNull(Type.String()),
  by: Named,
  keptAt: Instant,
  /** Whether whoever asks may take it away. */
  mayRemove: Type.Boolean(),
})
export type GroupPhoto = Static<typeof GroupPhoto>

export const listPhotos = endpoint('GET', '/api/assembly/groups/:id/photos', {
  summary: 'Photos of the group at work, the oldest first.',
  params: byId,
  reply: Type.Array(GroupPhoto),
})
export const keepPhoto = endpoint('POST', '/api/assembly/groups/:id/photos', {
  summary: 'Keeps a photo of the group: drawn anew, without where it was taken.',
  params: byId,
  body: shape({ caption: Type.Optional(words(120)) }),
  files: { most: 1, mostBytes: 30_000_000 },
  reply: byId,
  problems: [noRun, photosFull, mayNotInGroup],
})
export const removePhoto = endpoint('DELETE', '/api/assembly/photos/:id', {
  summary: 'Takes a photo away: whoever took it, the convenor, staff.',
  params: byId,
  reply: byId,
  problems: [mayNotInGroup],
})
export const getPhoto = endpoint('GET', '/api/assembly/photos/:id', {
  summary: 'A photo of a group, for whoever may read the group.',
  params: byId,
  query: shape({ width: Type.Optional(Type.Integer({ minimum: 64, maximum: 2048 })) }),
  reply: Type.Unknown(),
  sends: 'image/jpeg',
})
