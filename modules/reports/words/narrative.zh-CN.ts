import { add } from '../../plans/rules.ts'
import type { TargetLine } from '../contract/told.ts'
import { type Clause, clausesOf } from '../rules/clauses.ts'
import { baselineOf, isBound, isCounted, type Told, together } from '../rules/lines.ts'
import { sayValue, shareOf } from '../rules/percent.ts'

// What was done, as one would write it: the adopted sentence with its numbers replaced by what became of them, then how far that
// is. A number nobody reported is never written as zero.

const amount = (value: number, unit: string | null) => `${sayValue(value, 2)}${unit ?? ''}`

/** The quantity as it stands now, in the place of the promised one; what is missing beside it where several numbers share a sentence. */
function said(target: TargetLine, alone: boolean): string {
  const { covered, done, unit, quoted } = target
  if (isCoverage(target)) return /\d/.test(quoted) ? amount(covered ?? 0, null) : quoted
  if (done === null) return '未统计'
  const from = baselineOf(quoted)
  const now = amount(done, unit)
  const words = from === null ? now : `由${from}${/降|减/.test(quoted) ? '降至' : '增至'}${now}`
  const left = alone ? null : leftOf(target)
  return left === null ? words : `${words}（尚差${left}）`
}

/** A share of things that are counted, 28 个小区全覆盖: what is covered is said, not a rate alone. */
const isCoverage = (target: TargetLine): boolean =>
  target.measuredBy === 'share' && target.covered !== null && target.whole !== null

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

/** What is missing where it is late, in the unit of the promise. */
function leftOf({ standing, promised, done, unit }: TargetLine): string | null {
  const isLate = standing === 'late' || standing === 'at_risk'
  return isLate && promised !== null && done !== null && done < promised
    ? amount(add(promised, -done), unit)
    : null
}

/** A bound or a rate against what was promised, in its own words. */
function ofBound(target: TargetLine): string {
  if (isCoverage(target)) {
    const { covered, whole, wholeUnit } = target
    const share = shareOf(covered, whole)
    return `，已覆盖${amount(covered ?? 0, wholeUnit)}，共${amount(whole ?? 0, wholeUnit)}${share ? `，覆盖率${share}` : ''}`
  }
  const bound = amount(target.value, target.unit)
  if (target.comparator === '<=' || target.comparator === '<' || target.value === 0)
    return target.isKept ? `，没有超过${bound}` : `，超过了${bound}`
  const asked =
    target.comparator === '>' ? `超过${bound}` : target.comparator === '=' ? bound : `不低于${bound}`
  return target.isKept ? `，达到${asked}的要求` : `，还没有达到${asked}的要求`
}

/** One project in sentences. */
export function sayProject(text: string, targets: readonly TargetLine[]): string {
  const sentences: string[] = []
  const done: { parts: Clause<TargetLine>['parts']; targets: TargetLine[] }[] = []
  const unreported: string[] = []
  for (const clause of clausesOf(text, together(targets))) {
    const held = clause.parts.flatMap((part) => ('of' in part ? [part.of] : []))
    if (held.every((target) => target.done === null && target.covered === null)) {
      unreported.push(clause.parts.map((part) => ('words' in part ? part.words : part.of.quoted)).join(''))
    } else if (held.every(isCounted)) done.push({ parts: clause.parts, targets: held })
    else
      sentences.push(
        `${wordsOf(clause.parts, false)}${held.filter(isBound).map(ofBound).join('')}${howFar(held.filter(isCounted))}。`,
      )
  }
  if (done.length > 0) {
    const all = done.flatMap((clause) => clause.targets)
    const alone = all.length === 1
    const left = alone ? leftOf(all[0]!) : null
    sentences.unshift(
      `${done.map(({ parts }) => wordsOf(parts, alone)).join('，')}${howFar(all)}${left === null ? '' : `，尚差${left}`}。`,
    )
  }
  if (unreported.length > 0) sentences.push(`${unreported.map((words) => `“${words}”`).join('、')}尚无记录。`)
  return sentences.join('')
}

const wordsOf = (parts: Clause<TargetLine>['parts'], alone: boolean): string =>
  parts.map((part) => ('words' in part ? part.words : said(part.of, alone))).join('')

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
