import type { bookChecks } from '../contract/books.ts'

/** Words of checking the books. */
const checks: Record<(typeof bookChecks)[number], { name: string; looks: string; figures?: string }> = {
  days: { name: '按日的数', looks: '每一天、每个地方、每个科室的数，逐笔重算', figures: '数量 / 笔数' },
  tiers: {
    name: '按月和按年的数',
    looks: '区划和机构的每一级，逐笔重算',
    figures: '数量 / 笔数 / 记到人的 / 记到户的 / 人 / 户 / 地方',
  },
  presence: { name: '人、户和地方', looks: '谁在哪一级、哪一月出现过几次，逐笔重算', figures: '次数' },
  trees: { name: '区划和机构', looks: '汇总时所依据的上下级，与现在登记的一致' },
  totals: {
    name: '总账',
    looks: '已汇总的加上未汇总的等于全部，十二个月加起来等于全年',
    figures: '数量 / 笔数',
  },
  reversals: { name: '冲正', looks: '每笔只冲正一次，原样照抄，数量相反' },
  counts: { name: '重复计数', looks: '同一件事同一种数量，至多算一次' },
  seals: { name: '封存', looks: '每一封的指纹和它与上一封的衔接，逐笔重算' },
  published: { name: '公布的封存', looks: '库外文件的每一行，与库里的封存一致' },
}

export const bookWords = {
  title: '账目核对',
  lead: '每个数都是从一笔一笔的记录算出来的。核对就是撇开所有汇总，从记录重新算一遍，看有没有一处对不上。核对时不影响别人工作。',
  check: '现在核对',
  running: '正在核对……完成以后这里会自动更新。',
  never: '还没有核对过。点“现在核对”，或者等夜里两点自动核对。',
  whole: ({ events, seals }: { events: string; seals: string }) =>
    `核对了 ${events} 笔记录、${seals} 封封存，没有一处对不上。`,
  differs: ({ events, differing }: { events: string; differing: string }) =>
    `核对了 ${events} 笔记录，有 ${differing} 处对不上。请把下面的内容交给管理员。`,
  looked: '核对了什么',
  checks,
  compared: (compared: string) => `比了 ${compared} 行`,
  agrees: '一致',
  differing: (differing: string) => `${differing} 处对不上`,
  at: '哪里',
  expected: '按记录应是',
  found: '账上是',
  none: '没有',
  first: (shown: number) => `先列出 ${shown} 处`,
  past: '以往的核对',
  by: (name: string) => `${name} 发起`,
  byClock: '夜间自动',
  pastWhole: (events: string) => `${events} 笔，一致`,
  pastDiffers: '有对不上的',
  pastLost: '没有做完',
  published: '库外的封存',
  publishedLead:
    '每天把最新一封的指纹写进数据库以外的一个文件，一天一行，只增不改。请定期抄存到别处：以后谁改动了旧记录，和抄存的一比就看得出来。',
  publishedSo: ({ lines, on }: { lines: number; on: string }) => `已有 ${lines} 行，最后一行是 ${on}。`,
  publishedNone: '还没有写过。第一次封存以后的当天会写下第一行。',
  download: '下载文件',
  problems: {
    books_being_checked: () => '已经在核对了，请等结果。',
    nothing_published: () => '还没有公布过封存。',
  },
}
export type BookWords = typeof bookWords
