import { BarChart, LineChart, ScatterChart } from 'echarts/charts'
import { GridComponent } from 'echarts/components'
import { type EChartsCoreOption, type EChartsType, init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'

// The parts that are used and no others. SVG, because it takes our colours by their names (a theme changes without drawing anew,
// and paper is printed light), stays sharp on paper, and sets its styles one by one, which the page policy allows.
use([BarChart, LineChart, ScatterChart, GridComponent, SVGRenderer])

export type Option = EChartsCoreOption
export type Drawing = EChartsType

/** A drawing in an element that already has its size. It hears nothing: pointers and keys belong to the buttons laid over it. */
export function draw(element: HTMLElement): Drawing {
  return init(element, null, { renderer: 'svg' })
}
