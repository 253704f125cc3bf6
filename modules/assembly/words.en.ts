import { core } from './words/core.en.ts'
import { countingProblems, pollProblems, votingProblems } from './words/polls-problems.en.ts'
import { words as presence } from './words/presence.en.ts'
import { words as talk } from './words/talk.en.ts'
import type { Words } from './words.zh-CN.ts'

export const words: Words = {
  menu: {},
  permissions: {
    'assembly.read': 'See sessions',
    'assembly.prepare': 'Prepare sessions',
    'assembly.check_in': 'Sign people in',
    'assembly.run': 'Run the day, open and close polls',
    'assembly.keep_committee': 'Keep the community committee',
    'assembly.hold_election': 'Hold elections of Residents’ Committees',
  },
  core,
  talk,
  problems: {
    ...votingProblems,
    ...countingProblems,
    ...pollProblems,
    ...presence.problems,
    ...talk.problems,
    no_run: 'The session is not sitting; begin it, or a rehearsal, first.',
    session_moved: ({ state }) => `The session is “${core.states[state]}” now; nothing was changed.`,
    not_attending: 'You are not on the list of this session.',
  },
}
