import type * as zh from './telling.zh-CN.ts'

type Said<F extends (said: never) => unknown> = Parameters<F>[0]

const when = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Shanghai',
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  hour: '2-digit',
  minute: '2-digit',
})
const saidWhen = (at: string) => when.format(new Date(at))

export const invited = ({ title, opensAt }: Said<typeof zh.invited>) => ({
  title: 'You are invited to a session',
  text: `${title} sits on ${saidWhen(opensAt)}. Open it for venue, agenda and papers, or to ask for leave.`,
})
export const calledOff = ({ title }: Said<typeof zh.calledOff>) => ({
  title: 'A session is called off',
  text: `${title} does not take place; there is no need to come.`,
})
export const leaveAnswered = ({ title, decision }: Said<typeof zh.leaveAnswered>) => ({
  title: decision === 'granted' ? 'Your leave is granted' : 'Your leave is not granted',
  text:
    decision === 'granted'
      ? `You have leave from ${title}.`
      : `Leave from ${title} was not granted. Please come, or speak with the organisers.`,
})
export const leaveWanted = ({ title }: Said<typeof zh.leaveWanted>) => ({
  title: 'Somebody asks for leave',
  text: `A request for leave from ${title} waits for an answer.`,
})
