/** What is said in the hall, in the official wording; always in Chinese, as it is read aloud. */
export const said = {
  quorate: '符合规定人数',
  inquorate: '不足规定人数',
  attendance: ({ entitled, present, quorate }: { entitled: number; present: number; quorate: boolean }) =>
    `应到${entitled}人，实到${present}人，${quorate ? '符合规定人数' : '不足规定人数'}。`,
  void: ({ reason }: { reason: string }) => `本次表决无效：${reason}`,
  between: '、',
}
