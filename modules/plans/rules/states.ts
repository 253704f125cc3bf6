import type { projectActs } from '../contract/projects.ts'
import type { ProjectState } from '../contract/words.ts'

// How a project moves from state to state, as data. What is not written here cannot happen.

export type ProjectAct = (typeof projectActs)[number]

export interface Transition {
  readonly from: readonly ProjectState[]
  readonly to: ProjectState
  /** The lead office carries out its own project; that it is done, or is stopped, is said by whoever answers for the list. */
  readonly permission: 'plans.carry_out' | 'plans.assign'
  /** `when_short`: only when targets are unmet. */
  readonly reason: 'never' | 'always' | 'when_short'
}

export const transitions: Readonly<Record<ProjectAct, Transition>> = {
  begin: { from: ['adopted'], to: 'under_way', permission: 'plans.carry_out', reason: 'never' },
  finish: { from: ['under_way'], to: 'finished', permission: 'plans.carry_out', reason: 'when_short' },
  accept: { from: ['finished'], to: 'accepted', permission: 'plans.assign', reason: 'never' },
  stop: {
    from: ['adopted', 'under_way', 'finished'],
    to: 'stopped',
    permission: 'plans.assign',
    reason: 'always',
  },
  resume: { from: ['stopped', 'finished'], to: 'under_way', permission: 'plans.assign', reason: 'never' },
}

/** The state an act leads to, or null when it is not possible from here. */
export function moved(state: ProjectState, act: ProjectAct): ProjectState | null {
  const transition = transitions[act]
  return transition.from.includes(state) ? transition.to : null
}

/** Nothing is recorded or accepted any more once a project was stopped or accepted; a finished one still takes late papers. */
export function isClosed(state: ProjectState): boolean {
  return state === 'stopped' || state === 'accepted' || state === 'draft'
}
