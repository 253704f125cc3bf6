import type { templates } from '../contract/prepare.ts'
import type { ItemText } from '../contract/prepare-agenda.ts'

// Agendas to begin with. A script is read aloud in Chinese, so these are data and not worded twice; a clerk changes whatever is held otherwise.

type Part = Omit<ItemText, 'id' | 'speakerId'>
const item = (kind: Part['kind'], title: string, script: string, more: Partial<Part> = {}): Part => ({
  kind,
  title,
  script,
  speaker: null,
  minutes: null,
  needs: ['previous_done'],
  ...more,
})

const opening = item(
  'opening',
  '宣布开会',
  '各位代表，{title}现在开会。本次会议应到代表{entitled}人，请假{leave}人，实到{present}人，{quorum}。列席{observers}人。请全体起立，奏国歌。',
  { minutes: 5, needs: ['quorum'] },
)
const closing = item(
  'closing',
  '宣布闭会',
  '各位代表，{title}的各项议程已经全部完成。现在我宣布，会议闭幕。',
  {
    minutes: 5,
    needs: ['previous_done', 'round_closed'],
  },
)
const methods = item(
  'motion',
  '通过表决办法和计票、监票人员名单',
  '请大家看会议材料里的表决办法和计票人、监票人名单。有意见请提出。没有意见，现在举手表决：同意的请举手……请放下。不同意的请举手……没有。弃权的请举手……没有。{verdict}。',
  { minutes: 10 },
)
const reportOfOffice = item('report', '听取街道办事处工作报告', '请{speaker}作工作报告，大家欢迎。', {
  minutes: 30,
})
const reportOfProjects = item(
  'report',
  '听取上一年实事项目完成情况的报告',
  '下面请{speaker}报告上一年实事项目完成情况。每个数字的依据都能在手机上看到，纸质材料附在后面。',
  { minutes: 20 },
)
const opinions = item(
  'report',
  '听取代表意见建议办理情况的报告',
  '请{speaker}报告上次会议以来代表意见建议的办理情况。',
  {
    minutes: 10,
  },
)
const groups = item(
  'deliberation',
  '分组审议',
  '现在分组审议。请各组召集人主持，记录员把意见记入系统。{item}的时间到后，请大家回到会场。',
  {
    minutes: 50,
  },
)
const vote = item(
  'vote',
  '票决本年度实事项目',
  '现在票决本年度实事项目。应到代表{entitled}人，实到{present}人，{quorum}，可以进行表决。……表决结束：{verdict}。',
  { minutes: 20, needs: ['previous_done', 'quorum', 'counters'] },
)
const evaluation = item(
  'evaluation',
  '评议派驻单位工作',
  '请代表对各派驻单位的工作进行评议，每个单位只选一个等次。',
  {
    minutes: 15,
    needs: ['previous_done', 'quorum'],
  },
)
const resolution = item(
  'motion',
  '表决会议决议',
  '请看决议草案。现在表决，实到代表{present}人，{quorum}。……{verdict}。',
  { minutes: 10, needs: ['previous_done', 'quorum', 'counters'] },
)
const electCommittee = item(
  'election',
  '选举社区委员会组成人员',
  '现在选举社区委员会组成人员。候选人名单按姓氏笔画排列。应到代表{entitled}人，实到{present}人，{quorum}。……{verdict}。',
  { minutes: 30, needs: ['previous_done', 'quorum', 'counters'] },
)

/** What each template lays out, in order. */
export const agendaTemplates: Readonly<Record<(typeof templates)[number], readonly Part[]>> = {
  first: [opening, methods, reportOfOffice, groups, electCommittee, vote, resolution, closing],
  yearly: [
    opening,
    reportOfOffice,
    reportOfProjects,
    opinions,
    groups,
    methods,
    vote,
    evaluation,
    resolution,
    closing,
  ],
  committee: [
    item('opening', '主任宣布开会', '应到委员{entitled}人，实到{present}人，{quorum}，现在开会。', {
      minutes: 3,
      needs: ['quorum'],
    }),
    item('deliberation', '讨论议题', '请大家发表意见。', { minutes: 60 }),
    item('motion', '表决议题', '现在表决。……{verdict}。', {
      minutes: 10,
      needs: ['previous_done', 'quorum'],
    }),
    item('closing', '小结和散会', '今天的会议到此结束。', {
      minutes: 5,
      needs: ['previous_done', 'round_closed'],
    }),
  ],
  blank: [],
}

/** More than half of all who are entitled: the commonest quorum; a body with another one says so before the session. */
export const usualQuorum = { share: [1, 2] as [number, number], strict: true, base: 'entitled' as const }
