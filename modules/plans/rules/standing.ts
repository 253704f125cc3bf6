import { addDays, daysBetween } from '../../../platform/civil.ts'
import type { Standing } from '../contract/projects.ts'
import type { ProjectState, StandingKind } from '../contract/words.ts'
import { add, multiply } from './decimals.ts'
import {
  comesInWholes,
  type FigureOf,
  isCeiling,
  isDescending,
  isReached,
  isWithin,
  measureOf,
  type Promised,
  promisedTotal,
} from './measuring.ts'

// How a promise stands today, by rule and never by opinion. The rule, in full:
//
// The term runs from the day of adoption (nobody was bound before; what was done earlier in the year is a head start) to the
// deadline; a list adopted before its year begins runs from 1 January. At a steady pace a target would by today have reached
// its `due` part: promised × days gone ÷ days of the term, whole units rounded down.
//
//   met        the number is reached, exactly; a ceiling: the deadline passed and nothing exceeded it
//   late       the deadline passed and it is not met; the project ended short; a milestone is overdue; or less than 90 % of `due`
//   at_risk    reaching it from here needs more than twice the average pace so far; a ceiling is exceeded; the project was stopped
//   ahead      at least 110 % of `due`
//   on_track   at least 90 % of `due`; a ceiling that holds
//   not_begun  nothing is recorded yet and at a steady pace nothing need be
//
// `at_risk` by pace is judged only when it is behind, or in the last tenth of the term; in the first eighth of the term pace says
// nothing bad. Ceilings wait for the deadline. A level that is read and has no baseline (满意度不低于90分) has no pace: 90 % of
// the number is on track until the last tenth, half of it or less is at risk.

export interface Circumstances {
  target: Promised
  figure: FigureOf
  adoptedOn: string
  today: string
  /** Of the project. */
  milestones: readonly { title: string; dueOn: string; reachedOn: string | null }[]
  state: ProjectState
}

type Reason = Standing['reasons'][number]
type Params = Reason['params']

const say = (kind: StandingKind, ...reasons: [code: string, params: Params][]): Standing => ({
  kind,
  reasons: reasons.map(([code, params]) => ({ code, params })),
})

export function standOf(circumstances: Circumstances): Standing {
  const { target, figure, today } = circumstances
  if (isCeiling(target)) return ceilingOf(circumstances)
  const total = promisedTotal(target)
  if (isReached(target, figure)) {
    return say('met', [
      figure.ratio !== null && figure.ratio > 1 ? 'over_fulfilled' : 'reached',
      { done: figure.done, promised: total, ratio: figure.ratio },
    ])
  }
  const missing = total === null || figure.done === null ? total : Math.abs(add(total, -figure.done))
  if (today > target.dueOn) {
    return say('late', [
      'deadline_passed',
      { dueOn: target.dueOn, missing, promised: total, done: figure.done },
    ])
  }
  if (circumstances.state === 'finished' || circumstances.state === 'accepted') {
    return say('late', ['finished_short', { missing, promised: total, done: figure.done }])
  }
  if (circumstances.state === 'stopped') return say('at_risk', ['project_stopped', { missing }])
  if (total === null) {
    const waits: [string, Params] = ['whole_not_stated', { per: target.per }]
    return figure.done === null ? say('not_begun', waits) : say('on_track', waits)
  }
  const byPace =
    isRead(target) && target.kind === 'level' && target.baseline === null
      ? levelOf(circumstances, total)
      : paceOf(circumstances, total)
  return withMilestones(circumstances, byPace)
}

/** A bound that must not be exceeded: kept so far, or not; judged when its time is over. */
function ceilingOf({ target, figure, today, state }: Circumstances): Standing {
  const over = today > target.dueOn || state === 'accepted'
  const bound = { ceiling: target.value, done: figure.done, dueOn: target.dueOn }
  if (figure.done === null) return say(over ? 'late' : 'not_begun', ['never_measured', bound])
  if (isWithin(target, figure)) return say(over ? 'met' : 'on_track', ['ceiling_kept', bound])
  return say(over ? 'late' : 'at_risk', ['ceiling_exceeded', bound])
}

/** Part of the term that is gone, from 0 up to, not including, 1; and the days left, today among them. */
function termOf({ adoptedOn, today, target }: Circumstances): { gone: number; left: number; total: number } {
  const year = target.dueOn.slice(0, 4)
  const from = adoptedOn < `${year}-01-01` || adoptedOn > target.dueOn ? `${year}-01-01` : adoptedOn
  const total = daysBetween(from, addDays(target.dueOn, 1))
  const gone = Math.min(Math.max(daysBetween(from, today), 0), total - 1)
  return { gone, left: total - gone, total }
}

/** A level read now and then, without a starting point: near the number, or far from it. */
function levelOf(circumstances: Circumstances, total: number): Standing {
  const { done } = circumstances.figure
  const term = termOf(circumstances)
  const facts = { done, promised: total, daysLeft: term.left }
  if (done === null) return say('not_begun', ['nothing_recorded', facts])
  const closeness = isDescending(circumstances.target) ? (done === 0 ? 1 : total / done) : done / total
  if (term.gone / term.total > 0.9 || closeness <= 0.5) return say('at_risk', ['level_far', facts])
  return closeness >= 0.9 ? say('on_track', ['level_near', facts]) : say('late', ['level_below', facts])
}

/** A number that grows (or comes down) over the term. */
function paceOf(circumstances: Circumstances, total: number): Standing {
  const { target, figure, state, milestones } = circumstances
  const term = termOf(circumstances)
  const part = term.gone / term.total
  const base = target.baseline ?? 0
  const measuredFromBase = target.measuredBy === 'change' || isRead(target)
  const from = measuredFromBase ? base : 0
  const way = Math.abs(add(total, -from))
  const walked =
    figure.done === null ? 0 : isDescending(target) ? add(from, -figure.done) : add(figure.done, -from)
  const wholes = target.measuredBy !== 'reading' && !isPercent(target) && comesInWholes(measureOf(target))
  const due = wholes ? Math.floor((way * term.gone) / term.total) : multiply(way, part)
  const facts: Params = { done: figure.done, promised: total, due: rounded(due), daysLeft: term.left }
  const early = part < 1 / 8
  const behind = walked < 0.9 * due
  const needed = (way - walked) / term.left
  const average = term.gone === 0 ? Number.POSITIVE_INFINITY : walked / term.gone
  const pressed = (behind || part > 0.9) && !early

  if (figure.records === 0) {
    const visiblyBegun = state === 'under_way' && milestones.some((m) => m.reachedOn !== null)
    // With nothing recorded there is no average; the steady pace of the whole term stands in for it.
    if (pressed && needed > (2 * way) / term.total) return say('at_risk', ['nothing_recorded', facts])
    if (!visiblyBegun) return say('not_begun', ['nothing_recorded', facts])
    return behind && !early
      ? say('late', ['behind_pace', facts])
      : say('on_track', ['nothing_due_yet', facts])
  }
  if (pressed && needed > 2 * average) {
    const pace = { neededPerMonth: rounded(needed * 30), averagePerMonth: rounded(average * 30) }
    return say('at_risk', ['pace_must_double', { ...facts, ...pace }])
  }
  if (behind && !early) return say('late', ['behind_pace', facts])
  if (walked >= 1.1 * due && walked > 0) return say('ahead', ['ahead_of_pace', facts])
  return say('on_track', ['on_pace', facts])
}

const isPercent = (target: Promised) =>
  (target.measuredBy === 'share' || target.measuredBy === 'indicator') && target.unit === '%'
/** A figure that stands at an instant and is not summed from nothing: a reading, or the level that an indicator answers. */
const isRead = (target: Promised) =>
  target.measuredBy === 'reading' || (target.measuredBy === 'indicator' && target.kind === 'level')
const rounded = (value: number) => Math.round(value * 100) / 100

/** An overdue milestone is a fact: whatever the pace says, the promise is at best late. */
function withMilestones({ milestones, today }: Circumstances, standing: Standing): Standing {
  const overdue = milestones
    .filter((m) => m.reachedOn === null && m.dueOn < today)
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1))[0]
  if (!overdue) return standing
  const reason: Reason = { code: 'milestone_overdue', params: { title: overdue.title, dueOn: overdue.dueOn } }
  return {
    kind: standing.kind === 'at_risk' ? 'at_risk' : 'late',
    reasons: [reason, ...standing.reasons],
  }
}

const gravest: readonly StandingKind[] = ['at_risk', 'late', 'not_begun', 'on_track', 'ahead', 'met']

/** How grave a standing is; smaller is graver. */
export const gravity = (kind: StandingKind): number => gravest.indexOf(kind)

/** The worst of several: how a project stands among projects. Without any target it is as far as its state says. */
export function worstOf(kinds: readonly StandingKind[], state: ProjectState): StandingKind {
  const worst = kinds.reduce<StandingKind | null>(
    (worst, kind) => (worst === null || gravity(kind) < gravity(worst) ? kind : worst),
    null,
  )
  if (worst) return worst
  if (state === 'accepted' || state === 'finished') return 'met'
  return state === 'adopted' || state === 'draft' ? 'not_begun' : state === 'stopped' ? 'at_risk' : 'on_track'
}
