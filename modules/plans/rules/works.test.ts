import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type SiteAct, type SitePhase, siteActs, siteMoments, sitePhases } from '../contract/works.ts'
import { type SiteAtHand, siteIsLate, siteMoved, siteSteps } from './works.ts'

const site = (given: Partial<SiteAtHand> = {}): SiteAtHand => ({
  phase: 'planned',
  stoppedAtPhase: null,
  lastOn: null,
  year: 2026,
  moments: ['before', 'after'],
  isFinisher: false,
  ...given,
})
const said = { happenedOn: '2026-05-01', words: '原因' }

test('works go from planned over signed, begun and finished to accepted', () => {
  const acts: SiteAct[] = ['sign', 'begin', 'finish', 'accept']
  let phase: SitePhase = 'planned'
  for (const act of acts) {
    const moved = siteMoved(site({ phase }), act, said, '2026-06-01')
    if (!('to' in moved)) throw new Error(moved.refusal)
    phase = moved.to
  }
  expect(phase).toBe('accepted')
})

test.each([
  ['without a photo of before nothing begins', { moments: ['after'] }, 'begin', 'site_photo_missing'],
  [
    'without a photo of after nothing is finished',
    { phase: 'begun', moments: ['before'] },
    'finish',
    'site_photo_missing',
  ],
  [
    'whoever reported it finished does not accept it',
    { phase: 'finished', isFinisher: true },
    'accept',
    'site_own_acceptance',
  ],
  ['nothing is accepted before it is finished', { phase: 'begun' }, 'accept', 'site_wrong_phase'],
  [
    'a step does not lie before the one before',
    { phase: 'begun', lastOn: '2026-05-02' },
    'finish',
    'site_day_wrong',
  ],
  [
    'a stopped site is not finished',
    { phase: 'stopped', stoppedAtPhase: 'begun' },
    'finish',
    'site_wrong_phase',
  ],
] as [string, Partial<SiteAtHand>, SiteAct, string][])('%s', (_, given, act, refusal) => {
  expect(siteMoved(site(given), act, said, '2026-06-01')).toEqual({ refusal })
})

test('going back and stopping say why', () => {
  for (const act of siteActs.filter((one) => siteSteps[one].reason)) {
    const at = site({ phase: siteSteps[act].from[0]!, stoppedAtPhase: 'planned' })
    expect(siteMoved(at, act, { ...said, words: '  ' }, '2026-06-01')).toEqual({
      refusal: 'site_reason_missing',
    })
  }
})

test('whatever is tried, a site is in a phase there is, and a stopped one goes on where it stopped', () => {
  const acts = fc.array(fc.constantFrom(...siteActs), { maxLength: 30 })
  fc.assert(
    fc.property(acts, (tried) => {
      let phase: SitePhase = 'planned'
      let stoppedAtPhase: SitePhase | null = null
      for (const act of tried) {
        const moved = siteMoved(
          site({ phase, stoppedAtPhase, moments: siteMoments }),
          act,
          said,
          '2026-06-01',
        )
        if ('refusal' in moved) continue
        if (act === 'resume') expect(moved.to).toBe(stoppedAtPhase)
        stoppedAtPhase = act === 'stop' ? phase : null
        phase = moved.to
        expect(sitePhases).toContain(phase)
        expect(phase === 'stopped').toBe(stoppedAtPhase !== null)
      }
    }),
  )
})

test('late is what should be finished by now and is not', () => {
  const planned = { phase: 'begun' as const, plannedFinishOn: '2026-05-31' }
  expect(siteIsLate(planned, '2026-06-01')).toBe(true)
  expect(siteIsLate(planned, '2026-05-31')).toBe(false)
  expect(siteIsLate({ ...planned, phase: 'finished' }, '2026-06-01')).toBe(false)
})
