import type { Seedling } from '../modules/units/index.ts'
import type { Corner, Line } from '../modules/units/rules.ts'
import { officeId, placeId } from './ids.ts'
import { type Block, columns, outline, plot, rows } from './trees-map.ts'

/** The two trees of 桂渡桥街道, an invented sub-district. */

/** When the present division began; everything the demonstration tells happened later. */
export const dividedOn = '2019-01-01'
export const street = '桂渡桥街道'

/** Four comprehensive grids of three neighbourhoods each, west to east, south to north; with their compounds. */
const plan: { grid: string; neighbourhoods: { name: string; compounds: string[] }[] }[] = [
  {
    grid: '渡西综合网格',
    neighbourhoods: [
      { name: '永敬里', compounds: ['永敬坊', '慎余里'] },
      { name: '和衷里', compounds: ['和衷坊', '同德里'] },
      { name: '敦裕里', compounds: ['敦裕坊', '积善里'] },
    ],
  },
  {
    grid: '书带综合网格',
    neighbourhoods: [
      { name: '书带里', compounds: ['书带坊', '青藤里', '墨耕里'] },
      { name: '鸣鹤坊', compounds: ['鸣鹤东坊', '鸣鹤西坊'] },
      { name: '桂渡一村', compounds: ['桂渡一村南区', '桂渡一村北区'] },
    ],
  },
  {
    grid: '新村综合网格',
    neighbourhoods: [
      { name: '桂渡二村', compounds: ['桂渡二村东区', '桂渡二村西区'] },
      { name: '沪纱新村', compounds: ['沪纱新村一街坊', '沪纱新村二街坊', '沪纱新村三街坊'] },
      { name: '铁工新村', compounds: ['铁工新村一街坊', '铁工新村二街坊'] },
    ],
  },
  {
    grid: '泊岸综合网格',
    neighbourhoods: [
      { name: '云樟苑', compounds: ['云樟苑一期', '云樟苑二期', '樟林公寓'] },
      { name: '苏泾花苑', compounds: ['苏泾花苑小区', '苏泾公寓'] },
      { name: '泊岸花园', compounds: ['泊岸花园小区', '泊岸名邸', '渡口公寓'] },
    ],
  },
]
export const neighbourhoods = plan.flatMap((part) => part.neighbourhoods.map((n) => n.name))
export const comprehensiveGrids = plan.map((part) => part.grid)
export const compounds = plan.flatMap((part) => part.neighbourhoods.flatMap((n) => n.compounds))
/** The compounds of a neighbourhood. */
export const compoundsOf = (neighbourhood: string): readonly string[] =>
  plan.flatMap((part) => part.neighbourhoods).find((n) => n.name === neighbourhood)?.compounds ?? []
export const roads = ['云樟路', '桂渡路', '苏泾路', '书带路']
/** Three responsibility grids in each neighbourhood. */
export const gridsOf = (neighbourhood: string) => [1, 2, 3].map((n) => `${neighbourhood}第${n}网格`)

/** Where the streets between neighbourhoods run; each band from south to north has its own. */
const bands = [0, 5, 12, rows]
const streets = [
  [0, 5, 12, 17, columns],
  [0, 7, 12, 19, columns],
  [0, 6, 11, 18, columns],
]
const houseWords = ['商务楼', '大厦', '商厦', '中心']

interface Ground {
  places: Seedling[]
  shapes: { placeId: string; corners: Corner[]; fromOn: string }[]
}

function place(kind: string, name: string, parent: string | null, code?: string, shortName = name): Seedling {
  return {
    id: placeId(shortName),
    tree: 'place',
    kind,
    name,
    shortName,
    code,
    parentId: parent === null ? null : placeId(parent),
    openedOn: dividedOn,
  }
}

/** A neighbourhood's block cut in three: one side along a street, the rest in two. Which side alternates. */
function cutInThree({ x0, x1, y0, y1 }: Block, index: number): [Block, Block, Block] {
  const middle = Math.round((y0 + y1) / 2)
  const third = Math.max(2, Math.round((x1 - x0) * 0.4))
  const cut = index % 2 === 0 ? x0 + third : x1 - third
  const side = index % 2 === 0 ? { x0, x1: cut, y0, y1 } : { x0: cut, x1, y0, y1 }
  const rest = index % 2 === 0 ? { x0: cut, x1 } : { x0, x1: cut }
  return [side, { ...rest, y0, y1: middle }, { ...rest, y0: middle, y1 }]
}

/** The tree of places with a boundary for each but the roads. */
export function growPlaces(): Ground {
  const places = [place('sub_district', street, null)]
  const shapes: Ground['shapes'] = []
  const draw = (shortName: string, corners: Corner[]) =>
    shapes.push({ placeId: placeId(shortName), corners, fromOn: dividedOn })
  draw(street, outline([{ x0: 0, x1: columns, y0: 0, y1: rows }]))
  let house = 0
  plan.forEach((part, column) => {
    places.push(place('comprehensive_grid', part.grid, street, `Z${column + 1}`))
    const blocks = part.neighbourhoods.map((_, band) => ({
      x0: streets[band]![column]!,
      x1: streets[band]![column + 1]!,
      y0: bands[band]!,
      y1: bands[band + 1]!,
    }))
    draw(part.grid, outline(blocks))
    part.neighbourhoods.forEach((neighbourhood, band) => {
      const index = column * 3 + band
      const block = blocks[band]!
      const code = String(index + 1).padStart(2, '0')
      places.push(place('neighbourhood', `${neighbourhood.name}居民区`, part.grid, code, neighbourhood.name))
      draw(neighbourhood.name, outline([block]))
      const grids = gridsOf(neighbourhood.name)
      const pieces = cutInThree(block, index)
      grids.forEach((grid, i) => {
        places.push(place('grid', grid, neighbourhood.name, `${code}-${i + 1}`))
        draw(grid, outline([pieces[i]!]))
      })
      neighbourhood.compounds.forEach((compound, i) => {
        places.push(place('compound', compound, grids[i]!))
        draw(compound, plot(pieces[i]!, 0.13, 0.6, 0.12, 0.88))
      })
      // 54 commercial buildings: one in every grid, and a second in every other.
      grids.forEach((grid, i) => {
        const here = (index * 3 + i) % 2 === 0 ? 2 : 1
        for (let n = 0; n < here; n++, house++) {
          const road = roads[house % roads.length]!
          const name = `${road}${18 + Math.floor(house / roads.length) * 14}号${houseWords[house % 3]}`
          places.push(place('building', name, grid))
          draw(name, plot(pieces[i]!, 0.7, 0.88, 0.14 + n * 0.42, 0.42 + n * 0.42))
        }
      })
    })
  })
  for (const road of roads) places.push(place('road', road, street))
  return { places, shapes }
}

export interface Office {
  kind: string
  name: string
  shortName: string
  /** The line of work it leads, when there is one. */
  line?: Line
}

const root: Office = { kind: 'sub_district_office', name: `${street}办事处`, shortName: '街道办事处' }
export const offices: Office[] = [
  { kind: 'office', name: '党政办公室', shortName: '党政办' },
  { kind: 'office', name: '社区党建办公室', shortName: '党建办', line: 'party' },
  { kind: 'office', name: '社区管理办公室', shortName: '管理办', line: 'management' },
  { kind: 'office', name: '社区服务办公室', shortName: '服务办', line: 'services' },
  { kind: 'office', name: '社区平安办公室', shortName: '平安办', line: 'safety' },
  { kind: 'office', name: '社区自治办公室', shortName: '自治办', line: 'self_governance' },
  { kind: 'office', name: '社区发展办公室', shortName: '发展办', line: 'development' },
  { kind: 'office', name: '营商环境办公室', shortName: '营商办' },
  { kind: 'office', name: '纪检监察工作委员会', shortName: '纪工委' },
  { kind: 'office', name: '人大工作委员会', shortName: '人大工委' },
  { kind: 'centre', name: '城市运行管理中心', shortName: '城运中心' },
  { kind: 'centre', name: '社区事务受理服务中心', shortName: '社区事务受理服务中心', line: 'employment' },
  { kind: 'centre', name: '社区党群服务中心', shortName: '党群服务中心' },
  { kind: 'centre', name: '社区文化活动中心', shortName: '文化活动中心', line: 'culture' },
  { kind: 'centre', name: '综合为老服务中心', shortName: '综合为老服务中心', line: 'elders' },
  { kind: 'centre', name: '综合行政执法队', shortName: '综合行政执法队' },
  { kind: 'stationed_agency', name: '桂渡桥派出所', shortName: '桂渡桥派出所' },
  { kind: 'stationed_agency', name: '桂渡桥市场监督管理所', shortName: '市场监管所' },
  { kind: 'stationed_agency', name: '桂渡桥社区卫生服务中心', shortName: '社区卫生服务中心', line: 'health' },
  { kind: 'stationed_agency', name: '桂渡桥司法所', shortName: '司法所', line: 'mediation' },
  { kind: 'stationed_agency', name: '桂渡桥房屋管理办事处', shortName: '房管办', line: 'housing' },
]
const companies: Office[] = [{ kind: 'company', name: '桂渡置业物业', shortName: '桂渡置业物业' }]

export const committeeOf = (neighbourhood: string) => `${neighbourhood}居委会`
export const branchOf = (neighbourhood: string) => `${neighbourhood}党总支`

/** The tree of offices: what belongs to the street office, what is stationed beside it, and the organisations of each neighbourhood. */
export function growOffices(): Seedling[] {
  const seedling = (
    office: Office,
    parentId: string | null,
    labels: Record<string, string> = {},
  ): Seedling => ({
    id: officeId(office.shortName),
    tree: 'office',
    kind: office.kind,
    name: office.name,
    shortName: office.shortName,
    parentId,
    openedOn: dividedOn,
    labels: { ...(office.line ? { line: office.line } : {}), ...labels },
  })
  const top = officeId(root.shortName)
  return [
    seedling(root, null),
    ...[...offices, ...companies].map((office) => seedling(office, top)),
    ...neighbourhoods.flatMap((name) => [
      seedling(
        { kind: 'residents_committee', name: `${name}居民委员会`, shortName: committeeOf(name) },
        top,
        { place: placeId(name) },
      ),
      seedling({ kind: 'party_branch', name: `${name}居民区党总支`, shortName: branchOf(name) }, top, {
        place: placeId(name),
      }),
    ]),
  ]
}
