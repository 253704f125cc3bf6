/** Whether a stretch of text speaks of what is to be done or of what was done. */
export interface Mood {
  /** Whether the words before `at` plan; nearest words first, then the paragraph, its heading, the document. */
  plansAt(at: number, clauseEnd: number): boolean
}

const REPORTING_TITLE =
  /总结|回顾|完成情况|进展|通报|公报|简报|年报|报告|成效|述职|推进情况|落实情况|执行情况|工作情况|实施情况|纪实|综述|盘点|答卷|成绩单|兑现|亮点|巡礼|怎么样|怎样了|完成得|办得|干得|我们这样/
const PLANNING_TITLE =
  /计划|安排|要点|实事|草案|规划|方案|目标|清单|打算|思路|部署|展望|下一?步|下一?阶段|工作要求|工作任务|明年|来年|(?:这样|怎么|这么)干|接下来|下半年/

/** What a title or a heading says of the text below it; null when it says nothing. */
export function moodOfHeading(heading: string | null): boolean | null {
  if (heading === null) return null
  if (/(?:下一?步|下一?阶段|明年|来年)[^,。;]{0,6}(?:打算|安排|计划|思路|要求|工作|措施)/.test(heading))
    return true
  if (REPORTING_TITLE.test(heading)) return false
  return PLANNING_TITLE.test(heading) ? true : null
}

const FUTURE_COUNT = /力争|确保|计划|将于|拟|年内|争取|目标|要求|须|要(?=[加做落推组])/g
const PAST_COUNT = /已|累计|了|截至|先后|共计|去年|同比|全年共|成功|荣获|实现了|圆满/g

/** What the document as a whole does: its title decides, otherwise the words of time outvote each other. */
export function isPlanned(title: string | null, source: string): boolean {
  const titled = moodOfHeading(title)
  if (titled !== null) return titled
  const sample = source.slice(0, 20_000)
  return (sample.match(FUTURE_COUNT)?.length ?? 0) >= (sample.match(PAST_COUNT)?.length ?? 0)
}

/** Words that open a stretch of planning or reporting that outlasts its sentence. */
const LASTING_FUTURE =
  '下一?步|下一?阶段|今后|明年|来年|展望|(?:新的一年|20\\d\\d年),?(?:街道|我们|镇|全镇|社区)?(?:将|要|计划|力争)'
const LASTING_PAST = '一年来|过去(?:的)?一年|回顾|截至|半年来|今年以来|年初以来'
/** Words that hold until the next of them, at most to the end of the sentence. */
const FUTURE =
  '力争|争取|确保(?!了)|务必|努力(?=实现|达到|做到|使|完成)|(?<!年度|年初|既定|原定|工作|行动|培训|预定|序时|进度|超额完成)计划(?!的|数|任务|总|完成率|指标|[”"])|(?<=^|[,。;:年月内底期街区镇道委院还都也均])将(?!军|近|其|由)|(?<![比模虚])拟(?!定了)|预计|预期|(?<=^|[,。;:])目标|须|必须|(?<=^|[,。;、年月区室位道镇村人]|均|都|还|继续)要(?!求|素|点|闻|道|件)|请各|不断提高至|年底前|(?:月|季度)底?(?:末|底)?前|到(?:20\\d\\d年|年底|\\d+月|[一二三四]季度)'
const PAST =
  '已(?!满|知)|先后|荣获|圆满|(?<![比较超于同和])(?:去年|上年)(?!度?同期)|(?:完成|实现|举办|开展|建成|收到|解决|发放|取得|达到|提供|服务)了|共(?:收到|征集|接到|排查|走访|发放)'
const MARK = new RegExp(`(${LASTING_FUTURE})|(${LASTING_PAST})|(${FUTURE})|(${PAST})`, 'g')

interface Mark {
  at: number
  planned: boolean
  lasting: boolean
}

/** Reads the moods of a block. `base`: what its heading or else its document does. */
export function readMood(norm: string, base: boolean, year: number | null): Mood {
  const marks: Mark[] = []
  for (const hit of norm.matchAll(MARK)) {
    const lasting = hit[1] !== undefined || hit[2] !== undefined
    marks.push({ at: hit.index, planned: hit[1] !== undefined || hit[3] !== undefined, lasting })
  }
  const years = year === null ? [] : readYears(norm, base, year)
  if (years.length > 0) marks.push(...years)
  if (years.length > 0) marks.sort((a, b) => a.at - b.at)
  return {
    plansAt(at, clauseEnd) {
      let low = 0
      let high = marks.length
      while (low < high) {
        const middle = (low + high) >> 1
        if (marks[middle]!.at < clauseEnd) low = middle + 1
        else high = middle
      }
      const from = sentenceStart(norm, at)
      for (let index = low - 1; index >= 0; index--) {
        const mark = marks[index]!
        if (mark.at >= from) return mark.planned
        if (mark.lasting) return mark.planned
        if (at - mark.at > 600) break
      }
      return base
    },
  }
}

const YEAR =
  /(?<![比较与和同自从以到至截第(《“\d-])(20\d\d)年(?!结转|启动|开工|以来|以前|以后|底|前|度?计划|立项|跨|续|建|竣工|入住|的|[-—~至到])/g

/** A year before that of the document reports, a later one plans, its own does what the document does. */
function readYears(norm: string, base: boolean, year: number): Mark[] {
  return Array.from(norm.matchAll(YEAR), (hit) => {
    const named = Number(hit[1])
    return { at: hit.index, planned: named === year ? base : named > year, lasting: true }
  })
}

function sentenceStart(norm: string, at: number): number {
  for (let from = at - 1; from >= Math.max(0, at - 200); from--)
    if (/[。!?\n\t]/.test(norm.charAt(from))) return from
  return Math.max(0, at - 200)
}
