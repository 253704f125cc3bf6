import { lines } from './lines.zh-CN.ts'

/** The words of the public report: all that the public door has to fetch. */
export const words = {
  lines,
  list: '报告',
  how: '报告关闭之后一字不改。划线的数字可以点开，看每一笔在哪里、哪一天、照片什么样；关闭之后的更正列在最后。',
  closedOn: (day: string) => `${day}关闭`,
  released: (day: string) => `${day}公布`,
  since: (n: number) => `关闭之后有 ${n} 处更正`,
  sinceNone: '关闭之后没有更正。',
  was: (value: string) => `报告里写 ${value}`,
  became: (value: string) => `现为 ${value}`,
  correctedBy: '这份报告有更正本：',
  corrects: '这是更正本，替换：',
  seal: (hash: string) => `校验码 ${hash}`,
  others: '其他报告',
  open: (said: string) => `${said}，看每一笔记录`,
  problems: { not_found: '这份报告不在这里，可能链接写错了，或者还没有公布。' },
}
export type PublicWords = typeof words
