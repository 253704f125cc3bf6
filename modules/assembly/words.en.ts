import { arrange } from './words/arrange.en.ts'
import { words as committee } from './words/committee.en.ts'
import { core } from './words/core.en.ts'
import { words as elections } from './words/elections.en.ts'
import { now } from './words/now.en.ts'
import { outcome } from './words/outcome.en.ts'
import { countingProblems, pollProblems, votingProblems } from './words/polls-problems.en.ts'
import { prepare } from './words/prepare.en.ts'
import { words as presence } from './words/presence.en.ts'
import { words as talk } from './words/talk.en.ts'
import type { Words } from './words.zh-CN.ts'

export const words: Words = {
  menu: { assembly: 'Sessions', ...committee.menu, ...elections.menu } as Record<string, string>,
  permissions: {
    'assembly.read': 'See sessions',
    'assembly.prepare': 'Prepare sessions',
    'assembly.check_in': 'Sign people in',
    'assembly.run': 'Run the day, open and close polls',
    'assembly.keep_committee': 'Keep the community committee',
    'assembly.hold_election': 'Hold elections of Residents’ Committees',
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
    no_run: 'The session is not sitting; begin it, or a rehearsal, first.',
    session_moved: ({ state }) => `The session is “${core.states[state]}” now; nothing was changed.`,
    nothing_counted: 'This round has no result yet.',
    rehearsal_decides: 'A rehearsal decides nothing: no paper goes out and no list is adopted from it.',
    drafted_already: 'This paper has been begun already; go on with it under “Papers”.',
    not_passed: 'The vote did not pass this list.',
    no_list: 'No list of a plan was voted in this round.',
    adopted_already: 'This list has been adopted already.',
    no_evaluation: 'This was no evaluation, or there is no such line.',
    rectified_already: 'Rectification of this line was ordered already.',
    rectification_open: 'The answer has not been accepted yet; a second test comes after that.',
    not_attending: 'You are not on the list of this session.',
  },
}
