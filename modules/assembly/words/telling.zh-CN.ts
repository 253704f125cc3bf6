/** What a message about a session says. */
interface SessionSaid {
  title: string
  opensAt: string
}

const weekdays = '日一二三四五六'
/** 3月20日（星期五）09:00, in Shanghai. */
function saidWhen(at: string): string {
  const local = new Date(new Date(at).getTime() + 8 * 3_600_000)
  return `${local.getUTCMonth() + 1}月${local.getUTCDate()}日（星期${weekdays[local.getUTCDay()]}）${local.toISOString().slice(11, 16)}`
}

export const invited = ({ title, opensAt }: SessionSaid) => ({
  title: '请您参加会议',
  text: `${title}定于${saidWhen(opensAt)}召开。会场、议程和材料请打开查看；不能到会的，请在那里请假。`,
})
export const calledOff = ({ title }: SessionSaid) => ({
  title: '会议取消',
  text: `${title}不再召开，请不必前往。`,
})
export const leaveAnswered = ({ title, decision }: SessionSaid & { decision: 'granted' | 'refused' }) => ({
  title: decision === 'granted' ? '请假已批准' : '请假没有批准',
  text:
    decision === 'granted'
      ? `您向${title}请的假已经批准。`
      : `您向${title}请的假没有批准，请按时到会，或联系会务。`,
})
export const leaveWanted = ({ title }: SessionSaid) => ({
  title: '有人请假',
  text: `${title}有请假等待批准。`,
})
