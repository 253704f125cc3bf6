import type { ReasonWords } from './standing.zh-CN.ts'

const days = (n: number) => (n <= 0 ? 'due today' : n === 1 ? 'one day left' : `${n} days left`)

export const words: Record<string, (params: ReasonWords) => string> = {
  reached: () => 'The promised number is reached.',
  over_fulfilled: ({ percent }) => `More than promised: ${percent}.`,
  deadline_passed: ({ dueOn, missing }) => `The deadline was ${dueOn}; ${missing} missing.`,
  finished_short: ({ missing }) => `The project has ended; ${missing} missing.`,
  project_stopped: ({ missing }) => `The project was stopped; ${missing} missing.`,
  whole_not_stated: ({ per }) =>
    `This is promised per “${per}” and the whole is not stated yet, so nobody can say how far it is. State it under “How it is counted”.`,
  never_measured: ({ ceiling }) =>
    `No more than ${ceiling} was promised, but nobody has read the figure yet.`,
  ceiling_kept: ({ ceiling, done }) => `Now ${done}, within ${ceiling}. It is judged at the deadline.`,
  ceiling_exceeded: ({ ceiling, done }) => `Now ${done}, beyond ${ceiling}.`,
  nothing_recorded: ({ due, daysLeft }) =>
    due
      ? `Nothing is recorded. The schedule wants ${due} by today; ${days(daysLeft)}.`
      : `Nothing is recorded yet; ${days(daysLeft)}.`,
  nothing_due_yet: ({ daysLeft }) => `Begun, nothing recorded yet; ${days(daysLeft)}.`,
  pace_must_double: ({ neededPerMonth, averagePerMonth }) =>
    `${averagePerMonth} a month on average so far; from now on it takes ${neededPerMonth} a month.`,
  behind_pace: ({ done, due, daysLeft }) =>
    `The schedule wants ${due} by today; there are ${done}; ${days(daysLeft)}.`,
  ahead_of_pace: ({ done, due }) => `The schedule wants ${due} by today; there are ${done} already.`,
  on_pace: ({ done, due, daysLeft }) =>
    `The schedule wants ${due} by today; there are ${done}; ${days(daysLeft)}.`,
  level_far: ({ done, promised }) => `Now ${done}, far from ${promised}.`,
  level_below: ({ done, promised }) => `Now ${done}, below ${promised}.`,
  level_near: ({ done, promised }) => `Now ${done}, close to ${promised}.`,
  milestone_overdue: ({ title, dueOn }) => `The milestone “${title}” was due ${dueOn} and is not reached.`,
}
