export const words = {
  name: '居民之家',
  menu: '主要栏目',
  home: '首页',
  hello: (name: string) => `${name}，您好`,
  doors: '还可以做什么',
  publicDoor: '实事公开',
  publicLead: '今年答应的事，做到哪里',
  elder: '大字版',
  standard: '标准版',
}
export type ResidentDoorWords = typeof words
