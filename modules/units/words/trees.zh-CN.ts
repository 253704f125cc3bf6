import type { FileFault } from '../contract.ts'
import type { LineAct, LineFault } from '../rules/importing.ts'

const faults: Record<LineFault, string> = {
  formula: '这一行有以 = + - @ 开头的内容，像是公式，请改成文字。',
  kind_missing: '没有写种类。',
  kind_unknown: '没有这个种类，可写：居民区、责任网格、综合网格、小区、楼宇、道路、楼组、科室、中心等。',
  name_missing: '没有写名称。',
  name_too_long: '名称太长（名称不超过 80 字，简称不超过 40 字）。',
  code_too_long: '编号太长（不超过 40 个字符）。',
  day_unreadable: '启用日期看不懂，请写成 2026-03-01。',
  parent_missing: '新设的单位要写上级。',
  parent_unknown: '文件里和现有单位里都没有这个上级。',
  parent_ambiguous: '有几个单位都叫这个名字，请写上级的编号。',
  parent_not_there: '启用的那一天，上级或它自己还没有设立。',
  unit_ambiguous: '现有几个同名的单位，请写编号。',
  unit_closed: '这个编号的单位已经撤销。',
  is_root: '整个街道的根不能移到别处。',
  repeated: '文件里前面已经有这个单位。',
  circle: '这样一来，它会在自己下面。',
  too_deep: '它上面超过二十级，请检查上级。',
  out_of_reach: '这个单位或它的上级不在您管理的范围内。',
  not_a_place: '科室没有地图边界。',
  not_polygon: '图形不是多边形。',
  many_pieces: '一个单位只能有一块边界，这里有好几块。',
  has_hole: '边界里挖了洞，请去掉洞。',
  few_corners: '边界至少要有三个角。',
  many_corners: '边界的角太多，请简化。',
  off_the_earth: '有的角不在地图范围内，请检查经纬度的顺序。',
  crosses_itself: '边界线自己交叉。',
  no_area: '这些角围不出一块地方。',
  drawn_later: '那一天或之后已经画过边界，请选更晚的日期。',
}
const acts: Record<LineAct, string> = { open: '新设', move: '移到', draw: '画边界' }
const files: Record<FileFault, string> = {
  empty: '文件里没有内容。',
  unreadable: '看不懂这个文件，请用 GeoJSON、xlsx 或 csv。',
  old_excel: '这是旧版 Excel（.xls），请另存为 .xlsx。',
  too_large: '文件太大，一次最多 5,000 行、10 万个角，请分几次导入。',
  no_columns: '没有找到表头，第一行要有“种类”和“名称”，还可以有“简称”“编号”“上级”“启用日期”。',
  not_geojson: '这不是 GeoJSON（FeatureCollection）。',
}

export const trees = {
  title: '地方和科室',
  lead: '两棵树在任何一天的样子。撤并、划转以后，过去仍照过去的归属。',
  trees: { place: '地方', office: '科室' },
  day: '看哪一天',
  today: '回到今天',
  asItWas: (day: string) => `这是 ${day} 当时的样子，不是现在的。`,
  changed: (n: number) => `与今天相比，有 ${n} 处不同。`,
  same: '与今天没有不同。',
  since: (day: string) => `${day} 起`,
  notYet: '后来撤销',
  movedSince: (name: string) => `如今归${name}`,
  count: (n: number) => `${n} 个`,
  none: '这一天还没有任何单位。',
  import: '从文件导入',
}
export const importing = {
  title: '从文件导入单位',
  lead: '一次新设、划转许多单位，或画上边界。先逐行核对，全部没有问题才导入；有一行不对，就一行也不动。',
  formats:
    '可用 GeoJSON（多边形，WGS-84 坐标；属性写 kind、name、code、parent），或带表头的 xlsx、csv：种类、名称、简称、编号、上级、启用日期。上级写编号或名称，可以是文件里的另一行。',
  fromOn: '从哪一天起',
  drop: '点这里选文件，或把文件拖进来',
  reading: '正在核对 …',
  columns: { line: '行', kind: '种类', name: '名称', parent: '上级', act: '会做什么' },
  acts,
  same: '已经如此',
  corners: (n: number) => `画边界（${n} 个角）`,
  movedTo: (name: string) => `移到${name}`,
  sum: (n: { open: number; move: number; draw: number; same: number }) =>
    [
      n.open > 0 && `新设 ${n.open} 个`,
      n.move > 0 && `移动 ${n.move} 个`,
      n.draw > 0 && `画边界 ${n.draw} 处`,
      n.same > 0 && `${n.same} 个不变`,
    ]
      .filter(Boolean)
      .join('，'),
  faulty: (n: number) => `有 ${n} 行不对，改好文件再选一次；现在什么也没有导入。`,
  onlyFaults: '只看不对的行',
  more: (n: number) => `另有 ${n} 行没有列出。`,
  submit: '全部导入',
  done: '已经导入。',
  see: '看这棵树',
  faults,
}
export const problems = {
  file_not_read: ({ why }: { why: FileFault }) => files[why],
  import_has_faults: ({ count, line }: { count: number; line: number }) =>
    `有 ${count} 行不对（先看第 ${line} 行），所以一行也没有导入。`,
  nothing_to_import: () => '文件里的单位都已经如此，没有要导入的。',
}
