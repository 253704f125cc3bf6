/**
 * How the adopted text itself says what is done: "安装燃气报警器320套" gives 安装, so that a change reads as people say it
 * (书带里安装燃气报警器 3 套). The verbs are those yearly lists use; where none stands before the subject there is none to say.
 */
const verbs =
  /(新建|新增|新装|新开|增设|增加|加装|安装|更换|改造|整修|修缮|翻新|粉刷|铺设|拆除|布置|配置|配发|配备|发放|举办|开办|开展|组织|提供|创建|建成|建立|建设|培育|扶持|帮助|支持|服务|惠及|走访|慰问|完成|实施|打造|开设|设立|解决)$/
const beginsWithVerb =
  /^(签约|开工|竣工|完工|上门|巡查|排查|检查|新建|新增|增设|加装|安装|更换|改造|整修|修缮|粉刷|铺设|拆除|布置|配置|配发|发放|举办|开办|开展|组织|提供|创建|建成)/
/** What may stand between the subject and its number: 不少于20处, 约1.8万平方米. */
const bounds = /(不少于|不低于|至少|超过|力争|达到?|约|近|共|累计|突破)+$/

/** The verb before a quantity's subject in the text, '' when the subject is a verb itself, null when there is none. */
export function verbBefore(text: string, start: number, subject: string | null): string | null {
  if (subject && beginsWithVerb.test(subject)) return ''
  const before = text.slice(0, start).replace(bounds, '')
  const head = subject && before.endsWith(subject) ? before.slice(0, -subject.length) : before
  return verbs.exec(head)?.[1] ?? null
}
