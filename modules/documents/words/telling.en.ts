import type * as zh from './telling.zh-CN.ts'

const heads: Record<Parameters<typeof zh.paperWaits>[0]['why'], string> = {
  approve: 'A paper waits for your word',
  returned: 'Your paper came back',
  approved: 'Your paper was signed',
  objected: 'An office objects and waits for your answer',
  refused: 'The seal was refused',
}
export const paperWaits: typeof zh.paperWaits = ({ title, isUrgent, why }) => ({
  title: isUrgent && why === 'approve' ? `Urgent: ${heads[why].toLowerCase()}` : heads[why],
  text: `“${title}”`,
})
