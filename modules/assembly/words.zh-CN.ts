import { arrange } from './words/arrange.zh-CN.ts'
import { words as committee } from './words/committee.zh-CN.ts'
import { core } from './words/core.zh-CN.ts'
import { words as elections } from './words/elections.zh-CN.ts'
import { now } from './words/now.zh-CN.ts'
import { outcome } from './words/outcome.zh-CN.ts'
import { countingProblems, pollProblems, votingProblems } from './words/polls-problems.zh-CN.ts'
import { prepare } from './words/prepare.zh-CN.ts'
import { words as presence } from './words/presence.zh-CN.ts'
import { words as talk } from './words/talk.zh-CN.ts'

/** What the module says to staff. */
export const words = {
  menu: { assembly: '会议', ...committee.menu, ...elections.menu } as Record<string, string>,
  permissions: {
    'assembly.read': '看会议',
    'assembly.prepare': '筹备会议',
    'assembly.check_in': '会议签到',
    'assembly.run': '主持会议、开启表决',
    'assembly.keep_committee': '管理社区委员会',
    'assembly.hold_election': '组织居委会选举',
  },
  core,
  now,
  outcome,
  prepare,
  arrange,
  talk,
  problems: {
    ...votingProblems,
    ...countingProblems,
    ...pollProblems,
    ...presence.problems,
    ...talk.problems,
    ...prepare.problems,
    ...arrange.problems,
    ...now.problems,
    ...committee.problems,
    ...elections.problems,
    no_run: '会议还没有开始。请先开始会议或者预演。',
    session_moved: ({ state }: { state: keyof typeof core.states }) =>
      `会议现在是“${core.states[state]}”，刚才的操作没有生效。`,
    nothing_counted: '这一次表决还没有结果。',
    rehearsal_decides: '预演的结果不算数：不能起草公文，也不能通过清单。',
    drafted_already: '这份公文已经起草过了，请到“公文”里继续办。',
    not_passed: '这次表决没有通过这份清单。',
    no_list: '这次表决的不是实事项目清单。',
    adopted_already: '这份清单已经通过，成为正式清单了。',
    no_evaluation: '这不是一次评议，或者没有这一项。',
    rectified_already: '这一项已经发过整改的督办单了。',
    rectification_open: '整改还没有得到认可，认可以后再安排测评。',
    not_attending: '您不在这次会议的名单上。',
  },
}
export type Words = typeof words
