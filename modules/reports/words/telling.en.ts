import type { NoticeSaid } from './telling.zh-CN.ts'

const said = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', month: 'long', day: 'numeric' })
const day = (on: string) => said.format(new Date(`${on}T00:00:00Z`))

const sentences: Record<NoticeSaid['news'], (said: NoticeSaid) => string> = {
  issued: ({ dueOn }) => `Please answer by ${day(dueOn)}, with what was done and evidence.`,
  answered: () => 'The office has answered; please see whether it will do.',
  accepted: () => 'The answer is accepted and the matter settled.',
  sent_back: ({ dueOn }) => `The answer came back; please answer again by ${day(dueOn)}.`,
  overdue: ({ dueOn }) => `The answer was due ${day(dueOn)}.`,
  escalated: ({ dueOn }) => `It was due ${day(dueOn)} and is not answered; it is put before you.`,
}

export const noticeNews = (told: NoticeSaid) => ({
  title: `Supervision notice ${told.number}`,
  text: `${told.title}. ${sentences[told.news](told)}`,
})
