import { core } from './words/core.zh-CN.ts'
import { countingProblems, pollProblems, votingProblems } from './words/polls-problems.zh-CN.ts'
import { words as presence } from './words/presence.zh-CN.ts'
import { words as talk } from './words/talk.zh-CN.ts'

/** What the module says to staff. */
export const words = {
  menu: {},
  permissions: {
    'assembly.read': '看会议',
    'assembly.prepare': '筹备会议',
    'assembly.check_in': '会议签到',
    'assembly.run': '主持会议、开启表决',
    'assembly.keep_committee': '管理社区委员会',
    'assembly.hold_election': '组织居委会选举',
  },
  core,
  talk,
  problems: {
    ...votingProblems,
    ...countingProblems,
    ...pollProblems,
    ...presence.problems,
    ...talk.problems,
    no_run: '会议还没有开始。请先开始会议或者预演。',
    session_moved: ({ state }: { state: keyof typeof core.states }) =>
      `会议现在是“${core.states[state]}”，刚才的操作没有生效。`,
    not_attending: '您不在这次会议的名单上。',
  },
}
export type Words = typeof words
