import type { ProblemWordsHere } from './problems.zh-CN.ts'

const part = { numerator: 'numerator', denominator: 'denominator' }

export const problemWords: ProblemWordsHere = {
  divides_by_itself:
    'By one way or another this divides an indicator by itself, which says nothing. Choose another denominator.',
  ratio_of_ratios: ({ part: of, name }) =>
    `The ${part[of]} “${name}” is itself a rate. Rates are not divided again; take indicators that count.`,
  external_mixed: ({ part: of, name }) =>
    `The ${part[of]} “${name}” is a figure published by others; it takes no part in ours.`,
  part_unknown: ({ part: of }) => `The indicator chosen as ${part[of]} is gone. Choose it again.`,
  coverage_needs_flow: ({ name }) =>
    `Coverage asks whether each thing has a record: the numerator must be a flow, and “${name}” is not.`,
  kind_unknown: 'One of the chosen records is not known. Take it out and choose again.',
  dim_unknown: 'Not all chosen records carry this field. Take the condition out.',
  measure_not_carried: ({ measure, carried }) =>
    carried.length === 0
      ? `These records carry no quantity, so “${measure}” cannot be added up. Count how often instead.`
      : `These records are not counted in “${measure}”. They can be added up in: ${carried.join(', ')}.`,
  measure_missing: ({ carried }) =>
    carried.length === 0
      ? 'Choose which quantity is added up.'
      : `Choose which quantity is added up: ${carried.join(', ')}. Different units cannot be added.`,
  units_mixed: ({ unit, measure }) =>
    measure === ''
      ? `The unit “${unit}” does not fit what is counted.`
      : `“${measure}” is counted, but the unit says “${unit}”. Make them agree; people and person-times are never exchanged.`,
  persons_not_carried: ({ what }) =>
    what === 'persons'
      ? 'These records do not say whom they served, so different persons cannot be counted.'
      : 'These records do not say which household they served, so households cannot be counted.',
  level_not_summed: 'A level is what gains and losses add up to; it can only be a sum of quantities.',
  denominator_not_positive: 'The denominator must be larger than zero.',
  factor_astray: ({ unit }) => `The unit is “${unit}”: make “How it is written” agree with it.`,
  unit_unknown: 'The chosen place or office is gone. Choose it again.',
  opening_astray:
    'An opening balance names each place once, inside the area of the indicator, none inside another, and no day after today.',
  register_unknown: 'This register is gone. Choose it again.',
  list_unknown: 'This list is gone. Choose it again.',
  kind_stays: 'What kind of number it is does not change. Define another indicator.',
  name_taken: 'This office has an indicator of this name. Choose another name.',
  retired: 'This indicator was retired and no longer changes.',
  still_used: ({ names }) => `Other indicators stand on it: ${names.join(', ')}. Change those first.`,
  indicator_unknown: 'There is no such indicator, or no such version of it.',
  bad_period: 'The period is not right: it ends after it begins, spans at most twenty years and 400 columns.',
  ranking_closed: 'Ranking by this indicator is not open. An administrator can open it with a reason.',
  dashboard_name_taken: 'There is a board of this name here. Choose another name.',
  key_needs_dim: 'To match by key, say which field of the records carries it.',
  list_name_taken: 'This office keeps a list of this name. Choose another name.',
  lines_faulty: 'Some lines cannot be added; none was.',
  list_unreadable:
    'No table can be read from this file. It must be xlsx or csv with the columns 名称, 地点, 编号.',
  not_coverage: 'This indicator has no list of expected things, so nothing can be said to be missing.',
  not_external: 'Figures are typed in only for published ones. Our own come from records.',
  figure_taken: 'There is a figure for this place and period. Take that one back first.',
  published_in_future: 'It cannot have been published after today.',
  figure_withdrawn: 'This figure was taken back already.',
  url_odd: 'An address begins with https:// or http://.',
}
