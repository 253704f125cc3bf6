import type { DraftContent, DraftItem, DraftQuantity } from '../contract/drafts.ts'
import type { measures } from '../contract/words.ts'
import type { PlanItem, PlanReading, Quantity } from '../reading/reading.ts'

// What Lilong proposes before a person has decided: the first draft of a reading, short names, how a target could be measured.

const longestTitle = 40

/** A short name for lists: the first clause of the text that says something, at most 40 characters, never half a character. */
export function proposeTitle(text: string): string {
  const words = text.trim().replace(/\s+/g, ' ')
  const clause = /^.{6,}?(?=[，。；：！？,;\n])/u.exec(words)?.[0] ?? words.replace(/[。；！？.;]+$/u, '')
  const letters = [...clause]
  return letters.length <= longestTitle ? clause : `${letters.slice(0, longestTitle - 1).join('')}…`
}

/**
 * The first draft of what was read. Numbered items are proposed as projects. A paragraph without a number is proposed as prose, since a
 * report around a list also speaks in numbers; where nothing is numbered, the paragraphs with a proposed target are the projects.
 */
export function proposeContent(reading: PlanReading): DraftContent {
  const isNumbered = reading.items.some((item) => item.number !== null)
  let counted = 0
  const nextId = () => `q${++counted}`
  return {
    title: reading.title === null ? null : clipped(reading.title, 200),
    year: reading.year,
    items: reading.items.map((item, index) => proposeItem(item, `i${index + 1}`, isNumbered, nextId)),
  }
}

function proposeItem(item: PlanItem, id: string, isNumbered: boolean, nextId: () => string): DraftItem {
  const ids = item.targets.map(nextId)
  const hasTarget = item.targets.some((quantity) => quantity.role === 'target')
  const isProject = isNumbered ? item.number !== null : hasTarget
  return {
    id,
    number: item.number === null ? null : String(item.number),
    category: item.category === null ? null : clipped(item.category, 200),
    text: item.text,
    sourceStart: item.start,
    sourceEnd: item.end,
    part: isProject ? 'project' : 'prose',
    level: 'street',
    title: proposeTitle(item.text),
    quantities: item.targets.map((quantity, index) => proposeQuantity(item, quantity, ids, index)),
  }
}

function proposeQuantity(item: PlanItem, quantity: Quantity, ids: string[], index: number): DraftQuantity {
  const whole = quantity.partOf === null || quantity.partOf === index ? undefined : ids[quantity.partOf]
  const { start, end } = quantity.at
  return {
    id: ids[index]!,
    quoted: item.text.slice(start, end),
    start,
    end,
    sourceStart: quantity.start,
    sourceEnd: quantity.end,
    value: quantity.value,
    max: quantity.max,
    comparator: quantity.comparator,
    unit: quantity.unit === null ? null : clipped(quantity.unit, 20),
    subject: quantity.subject === null ? null : clipped(quantity.subject, 200),
    kind: quantity.kind,
    baseline: quantity.baseline,
    per: quantity.per === null ? null : clipped(quantity.per, 20),
    role: quantity.role,
    partOf: whole ?? null,
    isTarget: quantity.role === 'target',
    isPlaced: end > start,
  }
}

const clipped = (text: string, most: number) =>
  text.length <= most
    ? text
    : [...text]
        .slice(0, most)
        .join('')
        .slice(0, most)
        .replace(/[\uD800-\uDBFF]$/, '')

export interface ProposedMeasure {
  measuredBy: (typeof measures)[number]
  denominator: number | null
  denominatorUnit: string | null
}

/** Rates that somebody publishes or measures; nobody at the desk can count their whole. */
const publishedRate =
  /满意|知晓|修复|合格|达标|就业率|及时率|办结|解决率|响应|入住率|空置率|增长|增速|增幅|同比|降幅|下降|减少|削减|压降|比重|占比|得分/
const coverage = /覆盖|参与率|投放率|签约率|建档|全部|完成率|走访率/

/**
 * How a target could be measured, for a person to confirm. A ceiling is read and never summed, whatever its unit. A percentage is a
 * share of a whole where the whole can be counted here (the scope of the same item, if it is plain which), else a reading from its
 * source. A level that starts from a baseline changes by what is done; one without is read. Everything else is counted.
 */
export function proposeMeasure(quantity: DraftQuantity, item: DraftItem): ProposedMeasure {
  const as = (measuredBy: ProposedMeasure['measuredBy']): ProposedMeasure => ({
    measuredBy,
    denominator: null,
    denominatorUnit: null,
  })
  const isCeiling = quantity.comparator === '<=' || quantity.comparator === '<' || quantity.value === 0
  if (isCeiling) return as('reading')
  if (quantity.unit === '%') {
    const near = `${quantity.subject ?? ''}${clauseAround(item.text, quantity)}`
    const isCoverage = coverage.test(near)
    if (!isCoverage && (publishedRate.test(near) || quantity.baseline !== null)) return as('reading')
    const whole = findWhole(quantity, item)
    return {
      measuredBy: 'share',
      denominator: whole?.value ?? null,
      denominatorUnit: whole?.unit ?? null,
    }
  }
  if (
    quantity.unit === '分' &&
    publishedRate.test(`${quantity.subject ?? ''}${clauseAround(item.text, quantity)}`)
  )
    return as('reading')
  if (quantity.kind === 'level') return as(quantity.baseline === null ? 'reading' : 'change')
  if (quantity.per === null || perTime.test(quantity.per)) return as('count')
  // "每个居民区1支": what is promised in all depends on how many there are.
  const whole = findWhole(quantity, item)
  return { ...as('count'), denominator: whole?.value ?? null, denominatorUnit: whole?.unit ?? null }
}

const perTime = /^每?(个|一)?(年|半年|季|季度|月|半月|周|星期|天|日)$/

/** The words between the commas around a quantity. */
function clauseAround(text: string, { start, end }: DraftQuantity): string {
  const before = text.slice(0, start).split(/[，。；、,;（(]/u)
  const behind = text.slice(end).split(/[，。；、,;）)]/u)
  return `${before.at(-1) ?? ''}${text.slice(start, end)}${behind[0] ?? ''}`
}

/** The one scope of the same sentence, or else of the item, that a share could be a share of; undefined when it is not plain which. */
function findWhole(quantity: DraftQuantity, item: DraftItem): DraftQuantity | undefined {
  const scopes = item.quantities.filter(
    (q) => q.id !== quantity.id && q.isPlaced && q.role === 'scope' && q.unit !== '%' && q.value > 0,
  )
  const from = lastEnd(item.text.slice(0, quantity.start))
  const until = quantity.end + firstEnd(item.text.slice(quantity.end))
  const near = scopes.filter((q) => q.start >= from && q.end <= until)
  if (near.length === 1) return near[0]
  return near.length === 0 && scopes.length === 1 ? scopes[0] : undefined
}

const lastEnd = (text: string) => Math.max(text.lastIndexOf('。'), text.lastIndexOf('；')) + 1
const firstEnd = (text: string) => {
  const at = text.search(/[。；]/u)
  return at < 0 ? text.length : at
}
