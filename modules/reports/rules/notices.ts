import { addDays, type Civil } from '../../../platform/civil.ts'

// How a supervision notice (督办单) moves: issued → answered → accepted, or sent back and answered again; withdrawn at any time before.

export const noticeStates = ['issued', 'answered', 'sent_back', 'accepted', 'withdrawn'] as const
export type NoticeState = (typeof noticeStates)[number]

export const noticeActs = ['answer', 'accept', 'send_back', 'withdraw', 'escalate'] as const
export type NoticeAct = (typeof noticeActs)[number]

export const noticeMoves: Readonly<
  Record<NoticeAct, { from: readonly NoticeState[]; to: NoticeState | null; permission: `reports.${string}` }>
> = {
  answer: { from: ['issued', 'sent_back'], to: 'answered', permission: 'reports.answer' },
  accept: { from: ['answered'], to: 'accepted', permission: 'reports.order' },
  send_back: { from: ['answered'], to: 'sent_back', permission: 'reports.order' },
  withdraw: { from: ['issued', 'answered', 'sent_back'], to: 'withdrawn', permission: 'reports.order' },
  /** Puts it before the leader; the state stays what it is. */
  escalate: { from: ['issued', 'sent_back'], to: null, permission: 'reports.order' },
}

/** Days an answer may be late before the notice goes to the leader by itself. */
export const escalatesAfterDays = 3

/** Whose answer is awaited is late from the day after the due one. */
export const isOverdue = (state: NoticeState, dueOn: Civil, today: Civil): boolean =>
  noticeMoves.answer.from.includes(state) && dueOn < today

/** The first day on which it goes to the leader by itself. */
export const escalatesOn = (dueOn: Civil): Civil => addDays(dueOn, escalatesAfterDays)
