import { expect, test } from 'vitest'
import { verbBefore } from './verbs.ts'

const of = (text: string, quoted: string, subject: string | null) =>
  verbBefore(text, text.indexOf(quoted), subject)

test('the verb of the text is the one that stands before the thing counted', () => {
  expect(of('为独居老人家庭安装燃气报警器320套', '320套', '燃气报警器')).toBe('安装')
  expect(of('全年提供助餐服务11万人次以上', '11万人次', '助餐服务')).toBe('提供')
})
test('words that bound the number do not hide the verb', () => {
  expect(of('其中配置洗手池不少于20处', '20处', '洗手池')).toBe('配置')
  expect(of('粉刷墙面约1.8万平方米', '1.8万平方米', '墙面')).toBe('粉刷')
})
test('the verb directly before the number is found when the thing counted comes after it', () => {
  expect(of('新建1座可回收物中转站', '1座', '可回收物中转站')).toBe('新建')
})
test('a thing counted that is a deed itself needs no other verb', () => {
  expect(of('加装电梯签约15台、开工10台', '10台', '开工')).toBe('')
})
test('where the text has no verb at that place none is invented', () => {
  expect(of('对沪纱新村24个门洞实施楼道整修', '24个', '门洞')).toBe(null)
})
