import { beginsWithDeed } from './verbs.ts'

/** Nouns of place or group that rarely stand before another noun. */
const HEADS =
  '居民区|居委会|居民委员会|小区|街镇|乡镇|网格|片区|园区|商圈|路段|标段|街区|区域|楼组|门洞|楼栋|楼院|院落|里弄|弄堂|胡同|校区|点位|条线|科室|街坊|地块|党组织|党总支|方面|环节|领域|板块|维度|阶段|层面|交流群|会场|分会场|助餐点|代表团|小组|道路|马路|主干道|河道|背街小巷|街巷|自然村|行政村|城中村|村小|小学|中学|幼儿园|卫生室|卫生站|联络站|活动组|工作组|代表组|工地|台区|厂区|班级|路口|河段|宿舍区|家属院|专班'
/** Nouns that often do: 社区食堂 is a canteen, 街道项目 a project. */
const MODIFIERS =
  '居委|社区|街道|镇|村|村居|居村|楼宇|单元|学校|中小学|部门|办公室|党支部|支部|菜场|市场|单位|站点|服务点|企业|楼道|机关|医院|公园|广场|驿站|机构|车站|景区|商场'
const longest = (words: string): string =>
  words
    .split('|')
    .sort((a, b) => b.length - a.length)
    .join('|')
export const PLACE = longest(`${HEADS}|${MODIFIERS}`)

const HEAD_PHRASE = new RegExp(
  `^(?:的)?[一-鿿A-Za-z“”]{0,10}?(?:${longest(HEADS)})(?![书长干工委党代业居环自口内负][一-鿿]|服务|活动|建设|改造|治理)`,
)
const MODIFIER_PHRASE = new RegExp(`^(?:的)?[一-鿿A-Za-z“”]{0,10}?(?:${longest(MODIFIERS)})`)
const BEHIND_MODIFIER =
  /^(?:$|[的各均都全共内里中上等和与及同分、("“前今本年于以对向在]|进行|推广|试点|加|同步|统一|沿线|周边|范围|未|仍|已|将|率先|\d)/

/** A noun phrase whose head is a place or group: "老旧小区" yes, "社区食堂" no. */
export function namesPlace(right: string): boolean {
  if (HEAD_PHRASE.test(right)) return true
  const hit = MODIFIER_PHRASE.exec(right)
  if (!hit) return false
  const rest = right.slice(hit[0].length)
  return BEHIND_MODIFIER.test(rest) || beginsWithDeed(rest)
}
