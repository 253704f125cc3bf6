export const words = {
  name: '实事公开',
  motto: '说过的事，做到哪里',
  menu: '栏目',
  home: '首页',
  size: '字号',
  sizes: { normal: '标准', large: '大字' },
  emptyTitle: '还没有公开的内容',
  emptyLead: '街道把今年的实事项目定下来并发布以后，这里会刊出全文，每个数字都能点开，看到做到了哪里。',
  staffDoor: '工作人员入口',
  foot: '这里的数字来自逐条登记、核对并经发布的记录，可以一直点到现场照片。',
}
export type PublicWords = typeof words
