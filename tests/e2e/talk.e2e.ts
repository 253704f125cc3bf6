import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTalk, writeMinutes } from '../../modules/assembly/contract.ts'
import { type Groups, openGroups, photograph, raise } from '../support/assembly-talk.ts'
import { somePhoto } from '../support/plans.ts'
import { phoneOf } from '../support/wishes.ts'
import { barriers } from './axe.ts'
import { type BrowserHouse, desk, openBrowserHouse, phone, shoot, troublesOf } from './browser.ts'

// A group deliberates: two phones, the convenor and the recorder at the desk, the clerk who sorts what was raised.

let there: BrowserHouse
let groups: Groups
beforeAll(async () => {
  there = await openBrowserHouse({ now: '2026-03-02T09:00:00+08:00' })
  groups = await openGroups(there.house, { members: 3 })
})
afterAll(() => there.close())

const member = (n: number) => phoneOf(200 + n)

test('a representative finds the group on the first page, waits for the word, and speaks', async () => {
  const one = await there.look({ resident: member(0), screen: phone, path: '/my' })
  await one.getByRole('heading', { name: '我的小组' }).waitFor()
  await shoot(one, 'talk-my-home')
  await one.getByRole('link', { name: /第一组/ }).click()
  await one.getByText('还没有开始讨论').first().waitFor()
  await shoot(one, 'talk-my-closed')
  expect(await one.getByRole('button', { name: '发送' }).count()).toBe(0)

  const convenor = await there.look({ as: '乐文娟', path: '/' })
  await convenor.getByRole('link', { name: '第一组' }).click()
  await convenor.getByRole('button', { name: '开始讨论' }).click()
  await one.getByRole('textbox', { name: '说点什么' }).waitFor()

  const two = await there.look({ resident: member(1), screen: phone, path: `/my/groups/${groups.online}` })
  await one.getByRole('textbox', { name: '说点什么' }).fill('弄堂里晚上太暗了，老人不敢出门。')
  await one.getByRole('button', { name: '发送' }).click()
  await two.getByText('弄堂里晚上太暗了').waitFor()
  await two.getByRole('textbox', { name: '说点什么' }).fill('菜场门口也缺座椅。')
  await two.keyboard.press('Control+Enter')
  await one.getByText('菜场门口也缺座椅').waitFor()
  await one.getByRole('textbox', { name: '说点什么' }).fill('发错了')
  await one.getByRole('button', { name: '发送' }).click()
  await two.getByText('发错了').waitFor()
  await one.getByRole('listitem').filter({ hasText: '发错了' }).getByRole('button', { name: '撤回' }).click()
  await two.getByText('这条发言已由本人撤回').waitFor()
  expect(await two.getByText('发错了').count()).toBe(0)
  await shoot(one, 'talk-my-chat', { whole: true })

  // The convenor hides one, with a reason that everybody reads.
  const wrong = convenor.getByRole('listitem').filter({ hasText: '菜场门口也缺座椅' })
  await wrong.getByRole('button', { name: '隐藏' }).click()
  await convenor.getByRole('textbox', { name: /为什么隐藏/ }).fill('先说灯')
  await wrong.getByRole('button', { name: '隐藏' }).click()
  await one.getByText('召集人隐藏了这条发言：先说灯').waitFor()
  expect(await one.getByText('菜场门口也缺座椅').count()).toBe(0)
  await shoot(convenor, 'talk-desk-chat')
  for (const page of [one, two, convenor]) expect(await troublesOf(page)).toEqual([])
})

test('what is said without a network waits, is sent again by one touch, and is said once', async () => {
  const one = await there.look({ resident: member(0), screen: phone, path: `/my/groups/${groups.online}` })
  await one.getByRole('textbox', { name: '说点什么' }).fill('断网的时候说的')
  await one.context().setOffline(true)
  await one.getByRole('button', { name: '发送' }).click()
  await one.getByText('没有发出去').waitFor()
  await shoot(one, 'talk-my-offline')
  await one.context().setOffline(false)
  // Also after the page was opened anew.
  await one.reload()
  await one.getByText('没有发出去').waitFor()
  await one.getByRole('button', { name: '再发一次' }).click()
  await one.getByText('没有发出去').waitFor({ state: 'detached' })
  expect(await one.getByText('断网的时候说的').count()).toBe(1)
})

test('a point is raised from a remark, the recorder writes minutes from the points, the convenor confirms', async () => {
  const one = await there.look({ resident: member(0), screen: phone, path: `/my/groups/${groups.online}` })
  await one
    .getByRole('listitem')
    .filter({ hasText: '弄堂里晚上太暗了' })
    .getByRole('button', { name: '记成意见建议' })
    .click()
  await one.getByRole('form', { name: '提一条意见建议' }).waitFor()
  await shoot(one, 'talk-my-point-form', { whole: true })
  expect(await barriers(one)).toEqual([])
  await one.getByRole('radio', { name: '转为居民建议' }).click()
  await one.getByRole('button', { name: '提出', exact: true }).click()
  await one.getByText('第 1 条').waitFor()
  await shoot(one, 'talk-my-points', { whole: true })

  const recorder = await there.look({ as: '沈砚秋', path: `/assembly/groups/${groups.online}?part=minutes` })
  await recorder.getByRole('button', { name: '写记录' }).click()
  await recorder.getByRole('textbox', { name: '记录内容' }).fill('第一组围绕弄堂照明进行了讨论。')
  await recorder.getByRole('button', { name: '把意见建议列进来' }).click()
  await recorder.getByRole('button', { name: '存为新的一稿' }).click()
  await recorder.getByText('等召集人确认').waitFor()
  const convenor = await there.look({ as: '乐文娟', path: `/assembly/groups/${groups.online}?part=minutes` })
  await convenor.getByText('弄堂里晚上太暗了，老人不敢出门。（建议').waitFor()
  await convenor.getByRole('button', { name: '确认这一稿' }).click()
  await recorder.getByText(/乐文娟 今天 09:00 确认/).waitFor()
  await shoot(recorder, 'talk-desk-minutes')

  // Two write at once: the later one is told, and keeps what was typed.
  await recorder.getByRole('button', { name: '写新的一稿' }).click()
  await recorder.getByRole('textbox', { name: '记录内容' }).fill('记录人的新稿')
  const other = await there.house.as('乐文娟')
  await other.ask(writeMinutes, { params: { id: groups.online }, body: { words: '别人的新稿', after: 1 } })
  await recorder.getByRole('button', { name: '存为新的一稿' }).click()
  await recorder.getByText('别人存了新的一稿').waitFor()
  await recorder.getByRole('button', { name: '看最新一稿' }).click()
  await recorder.getByText('别人的新稿').waitFor()
  await shoot(recorder, 'talk-desk-minutes-overtaken')
  await recorder.getByRole('button', { name: /以最新一稿为底/ }).click()
  await recorder.getByRole('button', { name: '存为新的一稿' }).click()
  await recorder.getByText('第 3 稿').first().waitFor()
  for (const page of [one, recorder, convenor]) expect(await troublesOf(page)).toEqual([])
})

test('photos are added from the phone', async () => {
  const one = await there.look({
    resident: member(0),
    screen: phone,
    path: `/my/groups/${groups.online}?part=photos`,
  })
  await one.getByRole('textbox', { name: /这张照片是什么/ }).fill('第一组正在讨论')
  await one
    .locator('input[type=file]')
    .setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer: await somePhoto() })
  await one.getByRole('button', { name: /第一组正在讨论/ }).click()
  await shoot(one, 'talk-my-photo')
  await one.getByRole('button', { name: '删除这张照片' }).waitFor()
})

test('the clerk reads the points of all groups in one list, handles two together and hands one on', async () => {
  const { house } = there
  const recorder = await house.as('沈砚秋')
  await raise(recorder, groups.onSite, null, '弄堂口的路灯坏了三个月。')
  await raise(recorder, groups.onSite, groups.otherId, '垃圾房晚上九点以后没人管。')
  const clerk = await there.look({ as: '尤书晏', path: `/assembly/${groups.sessionId}/talk` })
  await clerk.getByRole('link', { name: '第二组' }).waitFor()
  await shoot(clerk, 'talk-desk-groups')
  expect(await barriers(clerk)).toEqual([])
  await clerk.getByRole('link', { name: '各组意见建议' }).click()
  await clerk.getByText('共 3 条').waitFor()
  const lamp = clerk.getByRole('listitem').filter({ hasText: '路灯坏了三个月' })
  await lamp.getByRole('button', { name: '合并办理' }).click()
  await clerk.getByTitle(/第一组第 1 条/).click()
  await clerk.getByText('与第一组第 1 条一起办理').waitFor()
  await clerk.getByText('并入 1 条一起办理').waitFor()
  await shoot(clerk, 'talk-desk-points')
  const bin = clerk.getByRole('listitem').filter({ hasText: '垃圾房' })
  await bin.getByRole('button', { name: '转为居民建议' }).click()
  await clerk.getByRole('combobox', { name: '指向哪里' }).fill('青藤里')
  await clerk.getByTitle('青藤里', { exact: true }).click()
  await shoot(clerk, 'talk-desk-hand')
  await clerk
    .getByRole('form', { name: '转为居民建议' })
    .getByRole('button', { name: '转为居民建议' })
    .click()
  await clerk.getByText('已转为居民建议').waitFor()
  await clerk.getByRole('link', { name: '看这条建议' }).click()
  await clerk.getByRole('heading', { name: /垃圾房晚上九点以后没人管/ }).waitFor()
  expect(await troublesOf(clerk)).toEqual([])
})

test('the same pages in the dark, in English, in large type, and nothing is wider than the phone', async () => {
  const { house } = there
  await photograph(groups.members[0]!, groups.online, '第一组')
  await (await house.as('乐文娟')).ask(openTalk, { params: { id: groups.onSite } })
  for (const part of ['talk', 'points', 'minutes', 'photos']) {
    const page = await there.look({
      resident: member(1),
      screen: phone,
      theme: 'dark',
      language: 'en',
      path: `/my/groups/${groups.online}?part=${part}`,
    })
    await page.getByText('Under way since').waitFor()
    await page.evaluate("document.documentElement.dataset.type = 'largest'")
    await shoot(page, `talk-my-${part}-en-dark-largest`, { whole: true })
    expect(await barriers(page)).toEqual([])
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(
      phone.width,
    )
    expect(await troublesOf(page)).toEqual([])
  }
  const clerk = await there.look({
    as: '尤书晏',
    theme: 'dark',
    language: 'en',
    screen: desk,
    path: `/assembly/${groups.sessionId}/talk/points`,
  })
  await clerk.getByText('handled with').first().waitFor()
  await shoot(clerk, 'talk-desk-points-en-dark')
  expect(await barriers(clerk)).toEqual([])
  const narrow = await there.look({
    as: '尤书晏',
    screen: phone,
    path: `/assembly/${groups.sessionId}/talk/points`,
  })
  await narrow.getByText('共 3 条').waitFor()
  await shoot(narrow, 'talk-desk-points-phone')
  expect(await narrow.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(
    phone.width,
  )
})
