interface Waits {
  title: string
  isUrgent: boolean
  why: 'approve' | 'returned' | 'approved' | 'objected' | 'refused'
}
const heads: Record<Waits['why'], string> = {
  approve: '有一件公文等您签批',
  returned: '您拟的公文退回来了',
  approved: '您拟的公文签发了',
  objected: '会签有不同意见，等您答复',
  refused: '用印申请没有通过',
}
export const paperWaits = ({ title, isUrgent, why }: Waits) => ({
  title: isUrgent && why === 'approve' ? `急件：${heads[why]}` : heads[why],
  text: `《${title}》`,
})
