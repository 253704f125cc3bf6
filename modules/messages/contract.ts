import {
  byId,
  endpoint,
  Id,
  Instant,
  Nothing,
  oneOf,
  orNull,
  problem,
  type Static,
  shape,
  Type,
} from '../../platform/contract.ts'
import { smsReasons } from './rules.ts'

export const notFailed = problem('not_failed', 409, 'This text is on its way or went already.')

/** A message as its reader sees it, worded in the language asked for. */
export const Message = shape({
  id: Id,
  kind: Type.String(),
  title: Type.String(),
  text: Type.String(),
  toldAt: Instant,
  readAt: orNull(Instant),
  /** The page of this door that it opens. */
  opens: orNull(Type.String()),
})
export type Message = Static<typeof Message>

const language = Type.Optional(oneOf(['zh-CN', 'en']))

export const getInbox = endpoint('GET', '/api/messages/inbox', {
  summary: 'What the signed-in person was told, the newest first, and how much of it is unread.',
  query: shape({
    language,
    /** The message after which to go on. */
    after: Type.Optional(Id),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
  }),
  reply: shape({ messages: Type.Array(Message), unread: Type.Integer(), next: orNull(Id) }),
})

export const countUnread = endpoint('GET', '/api/messages/unread', {
  summary: 'How many messages the signed-in person has not read.',
  reply: shape({ unread: Type.Integer() }),
})

export const markRead = endpoint('POST', '/api/messages/read', {
  summary: 'Mark messages of one’s own as read: those named, or all.',
  body: shape({ ids: Type.Optional(Type.Array(Id, { minItems: 1, maxItems: 200 })) }),
  reply: shape({ unread: Type.Integer() }),
  quiet: 'reading what one was told is no civic act',
})

/** A text to a phone that did not arrive. Never the number, never the words. */
export const FailedText = shape({
  id: Id,
  /** null: a code for signing in, which goes to a number and not to a person. */
  person: orNull(shape({ id: Id, name: Type.String() })),
  kind: orNull(Type.String()),
  title: orNull(Type.String()),
  toldAt: Instant,
  endedAt: Instant,
  tries: Type.Integer(),
  why: orNull(oneOf(smsReasons)),
  trouble: orNull(Type.String()),
})
export type FailedText = Static<typeof FailedText>

export const listTexts = endpoint('GET', '/api/messages/texts', {
  summary:
    'How texts to phones went within one’s reach in the last seven days: how many went, and which did not.',
  query: shape({ language }),
  reply: shape({
    sent: Type.Integer(),
    waiting: Type.Integer(),
    spared: Type.Integer(),
    failed: Type.Array(FailedText),
  }),
})

export const tryTextAgain = endpoint('POST', '/api/messages/texts/:id/again', {
  summary: 'Try once more to send a text that did not arrive.',
  params: byId,
  reply: Nothing,
  problems: [notFailed],
  quiet: 'sending is not a civic act; each try is kept in messages.attempt',
})
