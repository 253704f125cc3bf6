import {
  byId,
  endpoint,
  Id,
  Instant,
  oneOf,
  orNull,
  type Static,
  shape,
  Type,
} from '../../../platform/contract.ts'
import { Named, noRun } from './core.ts'
import {
  GroupPerson,
  groupModes,
  longestRemark,
  mayNotInGroup,
  notOnline,
  remarkGone,
  remarksTooFast,
  TalkSession,
  talkClosed,
  talkOpenAlready,
  tooLateToWithdraw,
  typed,
} from './talk-shapes.ts'

// Deliberation in groups: the group's time and its online chat.

export * from './talk-points.ts'
export * from './talk-records.ts'
export * from './talk-shapes.ts'

// ── a group ────────────────────────────────────────────────────────────────────────────────────────────────────

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
  reply: shape({ session: TalkSession, groups: Type.Array(TalkLine) }),
})
export const listMyTalks = endpoint('GET', '/api/assembly/my/groups', {
  summary: 'The groups one sits in, convenes or records, of sessions that were called, the newest first.',
  reply: Type.Array(shape({ session: TalkSession, ...head })),
})
export const getTalk = endpoint('GET', '/api/assembly/groups/:id/talk', {
  summary: 'One group: its people, its time, what whoever asks may do.',
  params: byId,
  reply: shape({
    ...head,
    session: TalkSession,
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
  body: shape({ words: typed(longestRemark) }),
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
  body: shape({ reason: typed(200) }),
  reply: byId,
  problems: [remarkGone, mayNotInGroup],
})
export const showRemark = endpoint('POST', '/api/assembly/remarks/:id/showing', {
  summary: 'Shows a hidden remark again.',
  params: byId,
  reply: byId,
  problems: [remarkGone, mayNotInGroup],
})
