const day = (on: string) => `${on.slice(0, 4)}年${Number(on.slice(5, 7))}月${Number(on.slice(8))}日`

/** What stands on a supervision notice as a paper. It is a paper of the street and exists in Chinese only. */
export const noticePaper = {
  title: (title: string) => `关于${title}的督办单`,
  about: '督办事项',
  asked: '办理要求',
  due: '答复期限',
  dueOn: (on: string) => `${day(on)}前书面答复`,
  answer: (ordinal: number) => (ordinal === 1 ? '答复情况' : `第${ordinal}次答复`),
  answeredBy: (name: string, on: string) => `${name}，${day(on)}`,
  evidence: '佐证',
  decision: '审核意见',
  accepted: (words: string | null) => (words ? `认可，办结。${words}` : '认可，办结。'),
  sentBack: (words: string) => `退回补充。${words}`,
  orderedBy: (leader: string) => `交办领导：${leader}`,
}
