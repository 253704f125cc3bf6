import type { Option } from './drawing.ts'
import { leastOf, type MonthPoint, mostOf } from './points.ts'
import { roundTop } from './scale.ts'

/** Where the columns of a chart stand: the buttons laid over it stand in the same places. */
export interface Frame {
  /** Room for the words of the scale at the left. */
  readonly left: number
  readonly top: number
  readonly bottom: number
}
export const plainFrame: Frame = { left: 56, top: 12, bottom: 4 }
export const smallFrame: Frame = { left: 0, top: 4, bottom: 3 }

/**
 * Bars by month, last year as a quiet line, the pace as a dashed line. A month of nothing reported gets an open ring on the base
 * line, a month of zero a flat bar, a month to come nothing at all; a month that is not over is an outline.
 */
export function monthOption(
  points: readonly MonthPoint[],
  how: { frame: Frame; most?: number; least?: number; say?: (value: number) => string; font: string },
): Option {
  const top = roundTop(how.most ?? mostOf(points))
  const least = how.least ?? leastOf(points)
  const quiet = { color: 'var(--quiet)', fontSize: 12, fontFamily: how.font }
  const still = { silent: true, emphasis: { disabled: true } }
  const formerKnown = points.some(({ former }) => former !== null)
  const scaled = how.say !== undefined && (formerKnown || points.some(({ value }) => value !== null))
  const paceKnown = points.some(({ pace }) => pace !== null)
  return {
    grid: { left: how.frame.left, right: 0, top: how.frame.top, bottom: how.frame.bottom },
    xAxis: {
      type: 'category',
      data: points.map(({ month }) => month),
      axisLabel: { show: false },
      axisTick: { show: false },
      axisLine: { lineStyle: { color: 'var(--edge)' } },
    },
    yAxis: {
      type: 'value',
      min: least < 0 ? -roundTop(-least) : 0,
      max: top,
      interval: top / partsOf(top, how.say),
      axisLabel: scaled
        ? { ...quiet, formatter: (value: number) => how.say?.(value) ?? '' }
        : { show: false },
      splitLine: { show: scaled, lineStyle: { color: 'var(--hairline)' } },
    },
    series: [
      {
        type: 'bar',
        ...still,
        barWidth: how.say ? '48%' : '60%',
        barMinHeight: 2,
        data: points.map(({ value, unfinished }) => ({
          value: value ?? '-',
          itemStyle: unfinished
            ? { color: 'var(--paper)', borderColor: 'var(--bar)', borderWidth: 1 }
            : { color: 'var(--bar)' },
        })),
      },
      {
        type: 'scatter',
        ...still,
        symbol: 'circle',
        symbolSize: how.say ? 8 : 5,
        symbolOffset: [0, how.say ? -7 : -5],
        itemStyle: { color: 'var(--paper)', borderColor: 'var(--quiet)', borderWidth: 1.25 },
        data: points.map(({ gap }) => (gap === 'nothing' || gap === 'undefined' ? 0 : '-')),
      },
      ...(formerKnown
        ? [
            {
              type: 'line',
              ...still,
              step: 'middle',
              symbol: 'none',
              lineStyle: { color: 'var(--edge)', width: how.say ? 1.5 : 1 },
              data: points.map(({ former }) => former ?? '-'),
            },
          ]
        : []),
      ...(paceKnown
        ? [
            {
              type: 'line',
              ...still,
              symbol: 'none',
              lineStyle: { color: 'var(--cinnabar)', width: 1.5, type: [5, 3] },
              data: points.map(({ pace }) => pace ?? '-'),
            },
          ]
        : []),
    ],
  }
}

/** Into how many parts a scale is cut so that every line of it can be said without rounding: half of 25 pieces is no number of pieces. */
function partsOf(top: number, say: ((value: number) => string) | undefined): number {
  const isSaid = (value: number) => say === undefined || Number(say(value).replaceAll(',', '')) === value
  return [2, 5, 3].find((parts) => isSaid(top / parts)) ?? 1
}
