import { sql } from 'kysely'
import { countables, type DimValue, registers, type Said } from '../../../platform/ledger/countable.ts'
import type { Tx } from '../../../platform/tx.ts'
import type { Definition, FlowRule, LevelRule, RatioRule, Rule } from '../contract/definitions.ts'
import { say } from '../rules/showing.ts'
import { unitKindWords } from '../words/kinds.ts'

// The definition as a sentence, made from the definition and from nothing else, in both languages: the page, the export and the report
// say the same.

/** Names of what definitions point to. */
export interface Labels {
  unit(id: string): string
  indicator(id: string): string
  list(id: string): string
  dim(kinds: readonly string[], dim: string): Said
  value(kinds: readonly string[], dim: string, value: DimValue): Said
}

const both = (zh: string, en: string): Said => ({ 'zh-CN': zh, en })
const listed = (items: readonly Said[], zh = '、', en = ', ') =>
  both(items.map((item) => item['zh-CN']).join(zh), items.map((item) => item.en).join(en))
const quoted = (item: Said) => both(`“${item['zh-CN']}”`, `“${item.en}”`)
const named = (name: string) => both(name, name)

/** The names that these definitions need, in a few statements. */
export async function findLabels(tx: Tx, rules: readonly Rule[]): Promise<Labels> {
  const counted = rules.filter((rule) => rule.kind === 'flow' || rule.kind === 'level')
  const ratios = rules.filter((rule) => rule.kind === 'ratio')
  const units = counted.flatMap((rule) => [rule.placeId, rule.officeId])
  const below = ratios.map((rule) => rule.denominator)
  for (const denominator of below)
    if ('expected' in denominator && 'unitKind' in denominator.expected)
      units.push(denominator.expected.placeId)
  const indicators = ratios.flatMap((rule) => [
    rule.numeratorId,
    ...('indicatorId' in rule.denominator ? [rule.denominator.indicatorId] : []),
  ])
  const lists = below.flatMap((d) => ('expected' in d && 'listId' in d.expected ? [d.expected.listId] : []))
  const { rows } = await sql<{ id: string; name: string }>`
    select id, short_name as name from units.label where id = any (${units.filter((id) => id !== null)}::uuid[])
    union all select id, name from indicators.indicator where id = any (${indicators}::uuid[])
    union all select id, name from indicators.list where id = any (${lists}::uuid[])`.execute(tx.db)
  const names = new Map(rows.map((row) => [row.id, row.name]))
  const values = await findValues(tx, counted)
  const nameOf = (id: string) => names.get(id) ?? '…'
  return {
    unit: nameOf,
    indicator: nameOf,
    list: nameOf,
    dim: (kinds, dim) => countables.get(kinds[0] ?? '')?.dims[dim]?.name ?? named(dim),
    value: (kinds, dim, value) =>
      kinds
        .map((kind) => values.get(JSON.stringify([kind, dim, value])))
        .find((said) => said !== undefined) ??
      (value === null ? both('未注明', 'not stated') : named(String(value))),
  }
}

async function findValues(tx: Tx, rules: readonly (FlowRule | LevelRule)[]): Promise<Map<string, Said>> {
  const wanted = new Set(
    rules.flatMap((rule) =>
      rule.kinds.flatMap((kind) => Object.keys(rule.dims).map((dim) => JSON.stringify([kind, dim]))),
    ),
  )
  const found = new Map<string, Said>()
  await Promise.all(
    [...wanted].map(async (pair) => {
      const [kind, dim] = JSON.parse(pair) as [string, string]
      for (const { value, label } of (await countables.get(kind)?.dims[dim]?.values?.(tx)) ?? [])
        found.set(JSON.stringify([kind, dim, value]), label)
    }),
  )
  return found
}

const bracketed = (text: string) => (text === '' ? '' : `（${text}）`)

/** Which events, as a noun with its conditions. */
function eventsOf(rule: FlowRule | LevelRule, labels: Labels): Said {
  const kinds = listed(rule.kinds.map((kind) => quoted(countables.get(kind)?.name ?? named(kind))))
  const filters = Object.entries(rule.dims).map(([dim, values]) => {
    const name = labels.dim(rule.kinds, dim)
    const shown = listed(
      values.map((value) => quoted(labels.value(rule.kinds, dim, value))),
      '或',
      ' or ',
    )
    return both(`${name['zh-CN']}为${shown['zh-CN']}`, `${name.en} is ${shown.en}`)
  })
  const place = rule.placeId === null ? null : labels.unit(rule.placeId)
  const office = rule.officeId === null ? null : labels.unit(rule.officeId)
  const conditions = [
    ...filters,
    ...(place === null ? [] : [both(`地点在${place}范围内`, `within ${place}`)]),
    ...(office === null ? [] : [both(`由${office}及其下属经办`, `by ${office} or below it`)]),
  ]
  const all = listed(conditions, '，', '; ')
  return both(
    `${kinds['zh-CN']}${bracketed(all['zh-CN'])}`,
    `${kinds.en}${all.en === '' ? '' : ` (${all.en})`}`,
  )
}

function flowSentence(rule: FlowRule, unit: string, labels: Labels): Said {
  const events = eventsOf(rule, labels)
  const inUnit =
    rule.measure !== null && rule.measure !== unit && rule.measure !== 'fen' ? `，折合为${unit}` : ''
  const said: Record<FlowRule['what'], Said> = {
    sum: both(
      `时段内发生的${events['zh-CN']}的数量之和，按“${rule.measure === 'fen' ? '元' : rule.measure}”计${inUnit}`,
      `the sum of the quantities of ${events.en} in the period, in ${unit}`,
    ),
    count: both(`时段内发生的${events['zh-CN']}的件数`, `the number of ${events.en} in the period`),
    persons: both(
      `时段内${events['zh-CN']}所服务的人数，同一人只计一次`,
      `the distinct persons served by ${events.en} in the period, each counted once`,
    ),
    households: both(
      `时段内${events['zh-CN']}所服务的户数，同一户只计一次`,
      `the distinct households served by ${events.en} in the period, each counted once`,
    ),
    places: both(
      `时段内发生过${events['zh-CN']}的地点数，同一地点只计一次`,
      `the distinct places where ${events.en} happened in the period, each counted once`,
    ),
  }
  const silence =
    rule.silence === 'zero'
      ? both('；一件也没有记作零', '; none at all counts as zero')
      : both('；一件也没有记作未报，不作零', '; none at all is “not reported”, which is not zero')
  return both(
    `${said[rule.what]['zh-CN']}；更正的随即扣回${silence['zh-CN']}。`,
    `${capital(said[rule.what].en)}; what was taken back is subtracted at once${silence.en}.`,
  )
}

function levelSentence(rule: LevelRule, unit: string, labels: Labels): Said {
  const events = eventsOf(rule, labels)
  const { opening } = rule
  const total = opening?.values.reduce((sum, { value }) => sum + value, 0) ?? 0
  const start = opening
    ? both(
        `自${opening.on}的期初数${say({ value: total, decimals: 0 }, 'zh-CN')}${unit}（${opening.source}）起`,
        `From the opening balance of ${say({ value: total, decimals: 0 }, 'en')} ${unit} on ${opening.on} (${opening.source}) on`,
      )
    : both('自有记录起', 'Since the first record')
  const register = rule.register === null ? undefined : registers.get(rule.register)?.name
  return both(
    `${start['zh-CN']}，逐笔加减${events['zh-CN']}的数量，取时段最后一天的数；存量不跨期相加${register ? `，并与“${register['zh-CN']}”核对` : ''}。`,
    `${start.en}, every gain and loss of ${events.en} is added; the figure is that of the last day, and levels are never summed over time${register ? `. It is checked against “${register.en}”` : ''}.`,
  )
}

function ratioSentence(rule: RatioRule, labels: Labels): Said {
  const above = labels.indicator(rule.numeratorId)
  const { denominator } = rule
  const times = rule.factor === 1 ? '' : `，乘以${rule.factor}`
  const timesEn = rule.factor === 1 ? '' : `, times ${rule.factor}`
  if ('expected' in denominator) {
    const things = expectedOf(denominator.expected, labels)
    return both(
      `${things['zh-CN']}当中，时段内至少有一笔“${above}”的占多少${times}；应有而没有的逐一列出。`,
      `Of ${things.en}, how many have at least one “${above}” in the period${timesEn}; those without are listed by name.`,
    )
  }
  const below =
    'indicatorId' in denominator
      ? both(
          `“${labels.indicator(denominator.indicatorId)}”`,
          `“${labels.indicator(denominator.indicatorId)}”`,
        )
      : both(
          `${denominator.number}（${denominator.source}）`,
          `${denominator.number} (${denominator.source})`,
        )
  return both(
    `同一时段、同一范围的“${above}”除以${below['zh-CN']}${times}；没有分母或分母为零时不出数，各部分的比率不作平均。`,
    `“${above}” divided by ${below.en}${timesEn}, of the same period and area; without a denominator there is no value, and rates are never averaged.`,
  )
}

function expectedOf(
  expected: Extract<RatioRule['denominator'], { expected: unknown }>['expected'],
  labels: Labels,
): Said {
  if ('listId' in expected)
    return both(`清单“${labels.list(expected.listId)}”`, `the list “${labels.list(expected.listId)}”`)
  const kind = unitKindWords[expected.unitKind] ?? named(expected.unitKind)
  const place = expected.placeId === null ? null : labels.unit(expected.placeId)
  return both(`${place ?? ''}全部${kind['zh-CN']}`, `all ${kind.en}${place === null ? '' : ` of ${place}`}`)
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** The whole definition in one sentence of either language. */
export function sentenceOf(
  { rule, unit, beganOn }: Pick<Definition, 'rule' | 'unit' | 'beganOn'>,
  labels: Labels,
): Said {
  const said =
    rule.kind === 'flow'
      ? flowSentence(rule, unit, labels)
      : rule.kind === 'level'
        ? levelSentence(rule, unit, labels)
        : rule.kind === 'ratio'
          ? ratioSentence(rule, labels)
          : both(
              `由${rule.publisher}公布的数，逐期录入并注明出处；不与本街道的记录合并计算。`,
              `Published by ${rule.publisher}, entered period by period with its source; never mixed with our own records.`,
            )
  if (beganOn === null) return said
  return both(`${said['zh-CN']}自${beganOn}起统计。`, `${said.en} Counted from ${beganOn} on.`)
}
