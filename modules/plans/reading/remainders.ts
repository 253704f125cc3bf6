import type { Setting } from './settings.ts'
import { hasDeed } from './verbs.ts'

/** Statistic: what remains, is lacking or has gone wrong. Nobody plans or does a remainder. */
export function isRemainder(setting: Setting): boolean {
  return remains(setting) || isOnly(setting) || isInProblems(setting) || isIncident(setting)
}

const REMAINS =
  /(?:仅剩|只剩|还剩|剩下|尚剩|尚存|尚有|仍有|尚余|仍存|尚缺|仍缺|还缺|还差|尚差|现缺|缺编|缺员|缺额|缺少|短缺|空缺|缺口|欠账|遗留)(?!问题|地块)(?:下|约|近|达|为|在|有|的)*(?:[一-鿿]{0,6})$/
const PENDING =
  /^[^,。;]{0,16}(?:正在|待(?!遇)|没有|没(?!收)|未(?!成年|来)|仍|尚|还在|无法|难以|不(?:达标|合格|同意|愿|配合|肯|符|具备|能)|拒|被退回|流标|搁置)/

/** 仅剩7户, 仍有12处未销号, 岗位缺额约30人, 其余6条正在招标; 剩余40套年内交付 is planned and stays a target. */
function remains({ left, fullLeft, right, planned }: Setting): boolean {
  const last = REMAINS.exec(left) ?? REMAINS.exec(fullLeft)
  // 填补缺口300个 is planned or done; 缺少场地的6个小区 names places.
  if (/(?:填补|补齐|弥补|补足|补上|缩小|消除|减少)[^,。;]*$/.test(left) || left.endsWith('的')) return false
  if (last && !hasDeed(last[0])) return !(planned && /年内|前|确保|力争|完成|解决|补齐/.test(right))
  if (/(?:其余|另有|还有|另外)(?:的)?[一-鿿]{0,6}$/.test(left)) return PENDING.test(right)
  return false
}

/** 达标的只有9家, 石阶就有28条: how few or how many there are. */
function isOnly({ row, left, right }: Setting): boolean {
  if (/参加|参与|报名|加入|入驻|受益|完成/.test(right)) return false
  if (row.unit === '平方米' || row.unit === '%') return false
  const hit = /(?:只有|仅有|仅为|才有|就有|便有|竟有|足有|实则|实际上?有)$/.exec(left)
  return hit !== null && !/增|建成|新建|完成|力争|确保/.test(left)
}

/** Owning up to it, not working on it: 还存在不少问题, but neither 针对存在的问题 nor 检视问题40个. */
const PROBLEM =
  /(?:(?:还|仍|也|依然|尚|中)(?:存在|有|面临)|存在(?=一些|不少|许多|诸多|很多|几个))(?:着|的)?(?:一些|一定|不少|许多|诸多|很多|几个|较多)?(?:突出)?的?(?:不足|问题|差距|短板|薄弱环节|困难|矛盾)(?!\d)|清醒(?:地)?(?:看|认识|意识)到?|(?:不足|短板|差距|薄弱环节|困难)(?:之处)?(?:仍然?|还|也|主要|在于|:)|不容忽视|有待(?:加强|提高|改进|破解)/g
const TURNS =
  /下一?步|下一?阶段|下半年|明年|来年|今后|为此|对此|针对(?:上述|以上|这)|力争|确保|计划|(?<!没有|没|未|难以|待|尚)(?:整改|解决|化解|协调|新增|新建|完成)|(?:^|[,。;])(?:将|要|须)/

/** Once a paragraph has owned up to what is wanting, its figures say how much, until it turns to what is done about it. */
function isInProblems({ norm, row, planned, heading }: Setting): boolean {
  if (planned) return false
  const from = Math.max(0, row.start - 240)
  const told = norm.slice(from, row.start)
  const last = [...told.matchAll(PROBLEM)].at(-1)
  if (last) return !TURNS.test(told.slice(last.index + last[0].length))
  return heading !== null && PROBLEM_HEADING.test(heading) && !TURNS.test(told)
}

const PROBLEM_HEADING = /(?:问题|不足|短板|差距|困难)(?:与不足|和不足|和困难|和差距|及不足)?[:)]?$/

const INCIDENT =
  /(?<!零)(?:发案|案件|警情|案发|事故|火灾|火警|电诈|“两抢”|投诉量?|信访量?|上访|访量|盗窃|纠纷|工单)(?:起数|总量|数量|总数|件数|数|量|率|损失)*(?:同比|环比|比上年|较上年)?(?:下降|减少|上升|降低|增加|回落|增长|压降|降|减|升)?了?$/

/** 火灾由21起降至13起, 发案下降24.3%: how often things happened is reported, never done. */
function isIncident({ row, left, planned }: Setting): boolean {
  if (planned || !INCIDENT.test(left.replace(/(?:由|从|自)[^,。;]*$/, ''))) return false
  return row.baseline !== null || /(?:下降|减少|上升|降低|增加|回落|增长|压降|降|减|升)了?$/.test(left)
}
