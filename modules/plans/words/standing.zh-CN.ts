/** Why a promise stands as it does, by the code of the rule (`rules/standing.ts`). */
const days = (n: number) => (n <= 0 ? '今天就到期' : `还有 ${n} 天`)

export const words: Record<string, (params: ReasonWords) => string> = {
  reached: () => '承诺的数字已经做到。',
  over_fulfilled: ({ percent }: ReasonWords) => `超额做到，是承诺的 ${percent}。`,
  deadline_passed: ({ dueOn, missing }: ReasonWords) => `期限是${dueOn}，已经过了，还差 ${missing}。`,
  finished_short: ({ missing }: ReasonWords) => `项目已经收尾，还差 ${missing}。`,
  project_stopped: ({ missing }: ReasonWords) => `项目已经中止，还差 ${missing}。`,
  whole_not_stated: ({ per }: ReasonWords) =>
    `承诺是按“${per}”说的，总数还没有确定，所以说不出完成了多少。请先在“怎样计数”里写明。`,
  never_measured: ({ ceiling }: ReasonWords) => `承诺不超过 ${ceiling}，但还没有人读过现在的数。`,
  ceiling_kept: ({ ceiling, done }: ReasonWords) => `现为 ${done}，没有超过 ${ceiling}。到期再定。`,
  ceiling_exceeded: ({ ceiling, done }: ReasonWords) => `现为 ${done}，已经超过 ${ceiling}。`,
  nothing_recorded: ({ due, daysLeft }: ReasonWords) =>
    due ? `还没有记录。按日程今天应到 ${due}，${days(daysLeft)}。` : `还没有记录，${days(daysLeft)}。`,
  nothing_due_yet: ({ daysLeft }: ReasonWords) => `已经动工，还没有记录，${days(daysLeft)}。`,
  pace_must_double: ({ neededPerMonth, averagePerMonth }: ReasonWords) =>
    `到目前为止平均每月 ${averagePerMonth}，往后每月要 ${neededPerMonth} 才来得及。`,
  behind_pace: ({ done, due, daysLeft }: ReasonWords) =>
    `按日程今天应到 ${due}，现在 ${done}，${days(daysLeft)}。`,
  ahead_of_pace: ({ done, due }: ReasonWords) => `按日程今天应到 ${due}，现在已经 ${done}。`,
  on_pace: ({ done, due, daysLeft }: ReasonWords) =>
    `按日程今天应到 ${due}，现在 ${done}，${days(daysLeft)}。`,
  level_far: ({ done, promised }: ReasonWords) => `现为 ${done}，离 ${promised} 还远。`,
  level_below: ({ done, promised }: ReasonWords) => `现为 ${done}，低于 ${promised}。`,
  level_near: ({ done, promised }: ReasonWords) => `现为 ${done}，接近 ${promised}。`,
  milestone_overdue: ({ title, dueOn }: ReasonWords) => `节点“${title}”${dueOn}到期，还没有到。`,
}

/** What a sentence about a standing may need: numbers already said with their unit, days already said as people say them. */
export interface ReasonWords {
  done: string
  promised: string
  due: string
  missing: string
  percent: string
  daysLeft: number
  dueOn: string
  title: string
  per: string
  ceiling: string
  neededPerMonth: string
  averagePerMonth: string
}
