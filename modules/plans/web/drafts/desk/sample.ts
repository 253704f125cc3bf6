import type { Content, Item, Quantity } from './content.ts'

/** A quantity that stands on these words of a text; for tests. */
export function quantityOn(text: string, quoted: string, more: Partial<Quantity> & { id: string }): Quantity {
  const start = text.indexOf(quoted)
  if (start < 0) throw new Error(`“${quoted}” is not in “${text}”`)
  return {
    quoted,
    start,
    end: start + quoted.length,
    sourceStart: null,
    sourceEnd: null,
    value: Number.parseInt(quoted, 10) || 0,
    max: null,
    comparator: '=',
    unit: null,
    subject: null,
    kind: 'flow',
    baseline: null,
    per: null,
    role: 'target',
    partOf: null,
    isTarget: true,
    isPlaced: true,
    ...more,
  }
}

export function itemOf(
  id: string,
  text: string,
  quantities: Quantity[] = [],
  more: Partial<Item> = {},
): Item {
  return {
    id,
    number: id.slice(1),
    category: null,
    text,
    sourceStart: null,
    sourceEnd: null,
    part: 'project',
    level: 'street',
    title: text.slice(0, 12),
    quantities,
    ...more,
  }
}

export const contentOf = (...items: Item[]): Content => ({ title: '实事项目', year: 2026, items })

const alarms = '安装燃气报警器120套，其中里弄45套。'
const chargers = '新装充电桩38个。'
const market = '改造菜场，让大家买得放心。'

/** Three items: two quantities with a part and its whole, one quantity, none. */
export const sample: Content = contentOf(
  itemOf('i1', alarms, [
    quantityOn(alarms, '120套', { id: 'q1', unit: '套' }),
    quantityOn(alarms, '45套', { id: 'q2', unit: '套', partOf: 'q1' }),
  ]),
  itemOf('i2', market),
  itemOf('i3', chargers, [quantityOn(chargers, '38个', { id: 'q3', unit: '个' })]),
)
