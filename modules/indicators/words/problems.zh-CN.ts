import type { What } from '../contract/words.ts'

/** Refusals of this module: what does not go, and what to do instead. */

const part = { numerator: '分子', denominator: '分母' }
type Part = keyof typeof part
const faults = (names: string[]) => names.join('、')

export const problemWords = {
  divides_by_itself: '分子和分母绕来绕去用到了同一个指标，除不出意义。请换一个分母。',
  ratio_of_ratios: ({ part: of, name }: { part: Part; name: string }) =>
    `${part[of]}“${name}”本身是比率。比率不能再相除，请改用数数得来的指标。`,
  external_mixed: ({ part: of, name }: { part: Part; name: string }) =>
    `${part[of]}“${name}”是别人公布的数，不能参与我们的计算。`,
  part_unknown: ({ part: of }: { part: Part }) => `${part[of]}那个指标不在了，请重新选。`,
  coverage_needs_flow: ({ name }: { name: string }) =>
    `算覆盖要看每个对象有没有记录，分子要选流量指标；“${name}”不是。`,
  kind_unknown: '选的记录里有一种系统不认识，请去掉后重选。',
  dim_unknown: '选的几种记录不都有这一项，请去掉这个条件。',
  measure_not_carried: ({ measure, carried }: { measure: string; carried: string[] }) =>
    carried.length === 0
      ? `这种记录不带数量，不能把“${measure}”加起来。请改为数次数。`
      : `这种记录不按“${measure}”计。可以加的是：${faults(carried)}。`,
  measure_missing: ({ carried }: { carried: string[] }) =>
    carried.length === 0 ? '请选要加的数量。' : `请选要加哪一种数量：${faults(carried)}。不同单位不能相加。`,
  units_mixed: ({ unit, measure }: { unit: string; measure: string }) =>
    measure === ''
      ? `单位“${unit}”和所数的对不上。`
      : `数的是“${measure}”，单位却写“${unit}”。请改成一致的；人和人次不能换着用。`,
  persons_not_carried: ({ what }: { what: Extract<What, 'persons' | 'households'> }): string =>
    what === 'persons'
      ? '这种记录没有记到具体的人，数不出不同的人。'
      : '这种记录没有记到户，数不出不同的户。',
  level_not_summed: '存量是增减累积出来的，只能按数量相加。',
  denominator_not_positive: '分母要大于零。',
  factor_astray: ({ unit }: { unit: string }) => `单位是“${unit}”，请把“怎样表示”改成一致的。`,
  unit_unknown: '选的地方或科室不在了，请重新选。',
  opening_astray: '期初数里，每个地方只能写一次，要在统计范围以内，不能互相包含，日期也不能在今天以后。',
  register_unknown: '这本台账不在了，请重新选。',
  list_unknown: '这份清单不在了，请重新选。',
  kind_stays: '数的种类定下以后不能改，请另定义一个指标。',
  name_taken: '这个科室已经有同名的指标，换一个名字。',
  retired: '这个指标已经停用，不能再改。',
  still_used: ({ names }: { names: string[] }) => `还有指标用到它：${faults(names)}。请先改那几个。`,
  indicator_unknown: '没有这个指标，或者这一版口径已经不在。',
  bad_period: '时间段不对：要先开始后结束，不超过二十年，列数不超过 400。',
  ranking_closed: '这个指标没有开放排名。管理员写明理由以后才能排。',
  dashboard_name_taken: '这个单位已经有同名的看板，换一个名字。',
  key_needs_dim: '按编号对应，要写明编号在记录的哪一栏里。',
  list_name_taken: '这个科室已经有同名的清单，换一个名字。',
  lines_faulty: '有的行加不进去，一行都没有加。',
  list_unreadable: '读不出表格。请确认是 xlsx 或 csv，第一行是列名：名称、地点、编号。',
  not_coverage: '这个指标没有应有清单，说不出缺哪些。',
  not_external: '只有“外部公布”的指标才能录入数。我们自己的数从记录里来。',
  figure_taken: '这个地方这段时间已经录入过一个数，请先撤回那一个。',
  published_in_future: '公布日期不能在今天以后。',
  figure_withdrawn: '这个数已经撤回过了。',
  url_odd: '网址要以 https:// 或 http:// 开头。',
}
export type ProblemWordsHere = typeof problemWords
