import { add } from '../../plans/rules.ts'
import type { TargetLine } from '../contract/told.ts'
import { isBound, type Told, together } from '../rules/lines.ts'
import { sayValue, shareOf } from '../rules/percent.ts'

// The same in English. What is counted stays in the words of the adopted text: a translation of them was never voted.

const amount = (value: number, unit: string | null) =>
  unit === '%' ? `${sayValue(value, 2)}%` : `${sayValue(value, 2)}${unit ? ` ${unit}` : ''}`

const and = (words: readonly string[]) =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`

function sayTarget(target: TargetLine): string {
  const { done, promised, unit, quoted, covered, whole } = target
  if (done === null) return `nothing is reported yet of “${quoted}”`
  if (target.measuredBy === 'share' && covered !== null && whole !== null)
    return `${sayValue(covered, 2)} of ${sayValue(whole, 2)} covered (${shareOf(covered, whole) ?? 'no share'})`
  if (isBound(target)) {
    const now = `${amount(done, unit)} against “${quoted}”`
    const ceiling = target.comparator === '<=' || target.comparator === '<' || target.value === 0
    if (ceiling) return target.isKept ? `${now}, within the bound` : `${now}, beyond the bound`
    return target.isKept ? `${now}, as promised` : `${now}, not there yet`
  }
  if (promised === null) return `${amount(done, unit)} so far`
  if (target.share === '100%') return `all ${amount(promised, unit)} done`
  return `${sayValue(done, 2)} of ${amount(promised, unit)} (${target.share ?? 'no share'})`
}

/** One project in a sentence. */
export function sayProject(number: string | null, promised: readonly TargetLine[]): string {
  const targets = together(promised)
  const left = targets
    .filter(
      ({ standing, promised, done }) =>
        (standing === 'late' || standing === 'at_risk') &&
        promised !== null &&
        done !== null &&
        done < promised,
    )
    .map(({ promised, done, unit }) => amount(add(promised ?? 0, -(done ?? 0)), unit))
  const name = number ? `Project ${number}: ` : ''
  const tail = left.length > 0 ? `; ${and(left)} to go` : ''
  const said = `${targets.map(sayTarget).join('; ')}${tail}.`
  return name + (name ? said : said.charAt(0).toUpperCase() + said.slice(1))
}

const states: Record<string, string> = {
  accepted: 'inspected and accepted',
  finished: 'finished',
  stopped: 'stopped',
  under_way: 'under way',
}

/** A category: first how many of its projects are done whole, then each in the order of the list. */
export function sayCategory({ projects }: Told): string {
  const withTargets = projects.filter(({ targets }) => targets.length > 0)
  const whole = withTargets.filter(({ targets }) => targets.every(({ isKept }) => isKept)).length
  const lead =
    withTargets.length < 2 || whole === 0
      ? []
      : [
          whole === withTargets.length
            ? `All ${whole} projects are done in full.`
            : `${whole} of ${withTargets.length} projects ${whole === 1 ? 'is' : 'are'} done in full.`,
        ]
  const rest = projects.map(({ number, targets, state }) =>
    targets.length > 0
      ? `${sayProject(number, targets)}${state === 'stopped' ? ' The project was stopped.' : ''}`
      : `Project ${number ?? '—'} is ${states[state] ?? 'not begun'}.`,
  )
  return [...lead, ...rest].join(' ')
}
