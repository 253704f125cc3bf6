import type { Kind } from './reading.ts'
import type { Setting } from './settings.ts'

/** A rate, a score, a stock or a ceiling is a level; what adds up over the year is a flow. */
export function decideKind(setting: Setting): Kind {
  const { row, fullLeft, norm } = setting
  if (row.baseline !== null) return 'level'
  if (row.wordless)
    return row.unit === '%' || /清零|归零/.test(norm.slice(row.start, row.end)) ? 'level' : 'flow'
  const near = fullLeft.slice(-20)
  if (row.unit === '%') {
    const changes =
      /(?:同比|下降|减少|削减|压减|压降|增长|上升|完成)[^,。;率度至到]{0,4}$/.test(near) ||
      row.partOf !== null
    return changes ? 'flow' : 'level'
  }
  if (row.unit === '个百分点') return 'flow'
  if (row.unit === '分') return 'level'
  if (
    /累计(?:建成|建有|建立|达|达到|有|共有|创建|拥有)?$/.test(near) &&
    row.unit !== '人次' &&
    row.unit !== '场'
  )
    return 'level'
  if (
    /(?:控制在|增至|增加到|增加至|提高到|提升至|提升到|提高至|达到|保持|稳定在|扩大到|扩大至|降至|降到|减至|压减至|压缩至|压缩到|缩短至|缩短到|总数|总量|保有|能力|规模|人口|常住|现有|拥有|下辖|失业人数|在册)[^,。;]{0,8}$/.test(
      near,
    )
  ) {
    return 'level'
  }
  return 'flow'
}
