import type { SiteAct, SiteMoment, SitePhase } from '../contract/works.ts'

// How works on a site move from phase to phase, as data. What is not written here cannot happen. Pure.

export interface SiteStep {
  readonly from: readonly SitePhase[]
  /** `back`: to the phase at which it was stopped. */
  readonly to: SitePhase | 'back'
  /** Whose act it is: of the office that carries the works out, of the one that accepts them, or of whoever may take back what was counted. */
  readonly by: 'carrying' | 'accepting' | 'reversing'
  readonly reason: boolean
  /** A photo of this moment must be there. */
  readonly photo: SiteMoment | null
}

export const siteSteps: Readonly<Record<SiteAct, SiteStep>> = {
  sign: { from: ['planned'], to: 'signed', by: 'carrying', reason: false, photo: null },
  begin: { from: ['planned', 'signed'], to: 'begun', by: 'carrying', reason: false, photo: 'before' },
  finish: { from: ['begun'], to: 'finished', by: 'carrying', reason: false, photo: 'after' },
  accept: { from: ['finished'], to: 'accepted', by: 'accepting', reason: false, photo: null },
  send_back: { from: ['finished'], to: 'begun', by: 'accepting', reason: true, photo: null },
  reopen: { from: ['accepted'], to: 'finished', by: 'reversing', reason: true, photo: null },
  stop: {
    from: ['planned', 'signed', 'begun', 'finished'],
    to: 'stopped',
    by: 'carrying',
    reason: true,
    photo: null,
  },
  resume: { from: ['stopped'], to: 'back', by: 'carrying', reason: false, photo: null },
}

export interface SiteAtHand {
  phase: SitePhase
  stoppedAtPhase: SitePhase | null
  /** The day of the latest step; none may lie before it. */
  lastOn: string | null
  year: number
  moments: readonly SiteMoment[]
  /** Whether the actor is the human being who reported it finished. */
  isFinisher: boolean
}

export type SiteRefusal =
  | 'site_wrong_phase'
  | 'site_photo_missing'
  | 'site_day_wrong'
  | 'site_reason_missing'
  | 'site_own_acceptance'

/**
 * The phase a step leads to, or why it cannot be taken. The day lies neither before the step before nor in the future; works of a list
 * begin with its year. Whoever reported a site finished never accepts it.
 */
export function siteMoved(
  site: SiteAtHand,
  act: SiteAct,
  said: { happenedOn: string; words: string | null },
  today: string,
): { to: SitePhase } | { refusal: SiteRefusal } {
  const step = siteSteps[act]
  if (!step.from.includes(site.phase)) return { refusal: 'site_wrong_phase' }
  if (step.reason && !said.words?.trim()) return { refusal: 'site_reason_missing' }
  const earliest = site.lastOn ?? `${site.year}-01-01`
  if (said.happenedOn > today || said.happenedOn < earliest) return { refusal: 'site_day_wrong' }
  if (step.photo && !site.moments.includes(step.photo)) return { refusal: 'site_photo_missing' }
  if (act === 'accept' && site.isFinisher) return { refusal: 'site_own_acceptance' }
  return { to: step.to === 'back' ? (site.stoppedAtPhase ?? 'planned') : step.to }
}

/** Which phases a step newly reaches: what is counted at these counts now. Jumping over "signed" does not sign. */
export const phaseReached = (act: SiteAct): 'signed' | 'begun' | 'finished' | 'accepted' | null =>
  (({ sign: 'signed', begin: 'begun', finish: 'finished', accept: 'accepted' }) as const)[
    act as 'sign' | 'begin' | 'finish' | 'accept'
  ] ?? null

/** Which phase a step takes back: what it had counted counts no longer. */
export const phaseLost = (act: SiteAct): 'finished' | 'accepted' | null =>
  act === 'send_back' ? 'finished' : act === 'reopen' ? 'accepted' : null

/** Works that should have been finished by now and are not. */
export function siteIsLate(
  site: { phase: SitePhase; plannedFinishOn: string | null },
  today: string,
): boolean {
  return (
    site.plannedFinishOn !== null &&
    site.plannedFinishOn < today &&
    ['planned', 'signed', 'begun'].includes(site.phase)
  )
}
