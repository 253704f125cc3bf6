import type { RefusalReason, StepSaid, ToldAct } from '../rules/wishes.ts'
import { words as wishing } from './wishing.zh-CN.ts'

// What people are told of each step, in the inbox and on the phone.

const said = (words: string | null) => (words ? `街道说：${words}` : '')
const because = (reason: RefusalReason | null) => (reason ? `原因：${wishing.reasons[reason]}。` : '')
const item = ({ project, number }: StepSaid) =>
  project ? (number ? `实事项目第 ${number} 项“${project}”` : `实事项目“${project}”`) : '实事项目'

export const words = {
  news: {
    publish: (s) => ({
      title: `“${s.title}”已经公开`,
      text: '街道看过了，邻居们可以支持。有了进展再告诉您。',
    }),
    ask_back: (s) => ({
      title: `“${s.title}”请您补充`,
      text: `${said(s.words)}点开补充后，街道接着看。`,
    }),
    refuse: (s) => ({
      title: `“${s.title}”这次没有采纳`,
      text: `${because(s.reason)}${said(s.words)}`,
    }),
    reconsider: (s) => ({ title: `“${s.title}”街道重新考虑`, text: said(s.words) }),
    merge: (s) => ({
      title: `“${s.title}”和同类建议合并了`,
      text: `并入“${s.other ?? ''}”，支持的人数合在一起算，后面的进展照样告诉您。`,
    }),
    separate: (s) => ({
      title: `“${s.title}”恢复为单独一条`,
      text: '合并撤销了，原来的支持都还在。',
    }),
    split: (s) => ({
      title: `“${s.title}”里的另一件事单列了`,
      text: `单列为“${s.other ?? ''}”，两条分别有进展时都会告诉您。`,
    }),
    move_on: (s) => ({
      title: s.project ? `“${s.title}”已经在办` : `“${s.title}”转有关方面`,
      text: s.project ? `就是${item(s)}。${said(s.words)}` : said(s.words),
    }),
    nominate: (s) => ({
      title: `“${s.title}”成了候选项目`,
      text: '街道算过账，正和别的候选项目一起比较。',
    }),
    list: (s) => ({
      title: `“${s.title}”写进了清单文稿`,
      text: '接下来由社区代表会议表决。',
    }),
    unlist: (s) => ({
      title: `“${s.title}”这一次没有进清单`,
      text: `留作下一年的候选项目。${said(s.words)}`,
    }),
    adopt: (s) => ({ title: `“${s.title}”列入了实事项目`, text: `表决通过，成为${item(s)}。` }),
    begin: (s) => ({ title: `“${s.title}”动工了`, text: `${item(s)}开始办理，点开看进展和照片。` }),
    finish: (s) => ({ title: `“${s.title}”办成了`, text: `${item(s)}做到了承诺的数，点开看现场照片。` }),
    reopen: (s) => ({
      title: `“${s.title}”还在继续办`,
      text: '有记录作了更正，承诺的数还没有做到，办成了再告诉您。',
    }),
    stop: (s) => ({ title: `“${s.title}”的项目中止了`, text: said(s.words) || '点开看说明。' }),
    // Told to nobody: whoever answers or withdraws knows it.
    answer: (s) => ({ title: `“${s.title}”补充好了`, text: '街道接着看。' }),
    withdraw: (s) => ({ title: `“${s.title}”撤回了`, text: '街道不再处理这一条。' }),
  } satisfies Record<ToldAct, (said: StepSaid) => { title: string; text: string }>,
}
export type WishNews = { news: Record<ToldAct, (said: StepSaid) => { title: string; text: string }> }
