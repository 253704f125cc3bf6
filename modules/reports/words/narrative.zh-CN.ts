import { add } from '../../plans/rules.ts'
import type { TargetLine } from '../contract/told.ts'
import { clausesOf } from '../rules/clauses.ts'
import { baselineOf, isBound, isCounted, type Told } from '../rules/lines.ts'
import { sayValue } from '../rules/percent.ts'

// What was done, as one would write it: the adopted sentence with its numbers replaced by what became of them, then how far that
// is. A number nobody reported is never written as zero.

const amount = (value: number, unit: string | null) => `${sayValue(value, 2)}${unit ?? ''}`

/** The quantity as it stands now, in the place of the promised one. */
function said(target: TargetLine): string {
  if (
    target.measuredBy === 'share' &&
    target.covered !== null &&
    target.whole !== null &&
    target.unit !== '%'
  )
    return amount(target.covered, target.unit)
  if (target.done === null) return '未统计'
  const from = baselineOf(target.quoted)
  if (from !== null)
    return `由${from}${/降|减/.test(target.quoted) ? '降至' : '增至'}${amount(target.done, target.unit)}`
  return amount(target.done, target.unit)
}

const list = (words: readonly string[]) => words.join('、')

/** How far a sentence's numbers are: "完成全年计划", "为全年计划的 93.1%", "分别为全年计划的 93.1%、120%". */
function howFar(targets: readonly TargetLine[]): string {
  const shared = targets.filter((target) => target.share !== null)
  if (shared.length === 0) return ''
  const exactly = shared.every((target) => target.share === '100%')
  if (exactly) return shared.length === 1 ? '，完成全年计划' : '，均已完成全年计划'
  const shares = list(shared.map((target) => target.share ?? ''))
  return shared.length === 1 ? `，为全年计划的${shares}` : `，分别为全年计划的${shares}`
}

/** What is missing where it is late, in the units of the promise. */
function missing(targets: readonly TargetLine[]): string {
  const late = targets.filter(
    ({ standing, promised, done }) =>
      (standing === 'late' || standing === 'at_risk') &&
      promised !== null &&
      done !== null &&
      done < promised,
  )
  const left = late.map(({ promised, done, unit }) => amount(add(promised ?? 0, -(done ?? 0)), unit))
  return left.length === 0 ? '' : `，尚差${list(left)}`
}

function ofBound(target: TargetLine): string {
  if (target.comparator === '<=' || target.comparator === '<' || target.value === 0)
    return target.isKept ? `，没有超过“${target.quoted}”` : `，超过了“${target.quoted}”`
  return target.isKept ? `，达到“${target.quoted}”的要求` : `，还没有达到“${target.quoted}”的要求`
}

/** One project in sentences. */
export function sayProject(text: string, targets: readonly TargetLine[]): string {
  const sentences: string[] = []
  const done: { words: string; targets: TargetLine[] }[] = []
  const unreported: string[] = []
  for (const clause of clausesOf(text, targets)) {
    const held = clause.parts.flatMap((part) => ('of' in part ? [part.of] : []))
    if (held.every((target) => target.done === null && target.covered === null)) {
      unreported.push(clause.parts.map((part) => ('words' in part ? part.words : part.of.quoted)).join(''))
      continue
    }
    const words = clause.parts.map((part) => ('words' in part ? part.words : said(part.of))).join('')
    if (held.every(isCounted)) done.push({ words, targets: held })
    else
      sentences.push(
        `${words}${held.filter(isBound).map(ofBound).join('')}${howFar(held.filter(isCounted))}。`,
      )
  }
  if (done.length > 0) {
    const all = done.flatMap((clause) => clause.targets)
    sentences.unshift(`${done.map(({ words }) => words).join('，')}${howFar(all)}${missing(all)}。`)
  }
  if (unreported.length > 0) sentences.push(`${unreported.map((words) => `“${words}”`).join('、')}尚无记录。`)
  return sentences.join('')
}

/** A category: first how many of its projects are done whole, then each in the order of the list. */
export function sayCategory({ projects }: Told): string {
  const withTargets = projects.filter(({ targets }) => targets.length > 0)
  const whole = withTargets.filter(({ targets }) => targets.every(({ isKept }) => isKept)).length
  const lead =
    withTargets.length < 2 || whole === 0
      ? ''
      : whole === withTargets.length
        ? `这一类的 ${whole} 个项目都已做到。`
        : `这一类的 ${withTargets.length} 个项目中，${whole} 个已全部做到。`
  return lead + projects.map(({ text, targets, state }) => ofProject(text, targets, state)).join('')
}

function ofProject(text: string, targets: readonly TargetLine[], state: string): string {
  if (targets.length > 0)
    return `${sayProject(text, targets)}${state === 'stopped' ? '该项目已经中止。' : ''}`
  const first = text.split(/[。；\n]/)[0] ?? ''
  const states: Record<string, string> = {
    accepted: '已经验收',
    finished: '已经完工',
    stopped: '已经中止',
    under_way: '正在办理',
  }
  return `“${first}”${states[state] ?? '尚未开始'}。`
}
