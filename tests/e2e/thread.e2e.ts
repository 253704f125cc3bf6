import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as plans from '../../modules/plans/contract.ts'
import { headOf, somePhoto } from '../support/plans.ts'
import { castPassword } from '../support/template.ts'
import { type BrowserHouse, openBrowserHouse, phone, shoot, troublesOf } from './browser.ts'

// Lilong's main job, from paper to proof, by the people whose job it is, in one sitting.

let there: BrowserHouse
beforeAll(async () => {
  there = await openBrowserHouse({ now: '2026-03-02T01:00:00Z' })
})
afterAll(() => there?.close())

/** As a PDF gives it: a number torn apart, a line broken in mid-word, a number that is only a place, and one that is an age. */
const paper = `桂渡桥街道2026年实事项目

一、邻里更安全
1、在12个居民区新增电动自行车充电
桩1 20个，改造非机动车棚8处。
2、为70岁以上独居老人安装燃气报
警器近300套。
二、文化进里弄
3、举办群众文化活动不少于150场。

（党政办）`

const signIn = async (page: Page, name: string) => {
  const me = (await (await there.house.as(name)).get<{ staffNumber: string }>('/api/identity/me')).body
  await page.getByLabel(/工号/).fill(me.staffNumber)
  await page.getByLabel('密码', { exact: true }).fill(castPassword)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: '今日工作' }).waitFor()
}
const number = (page: Page, words: string) => page.locator('[id^="number-"] a').filter({ hasText: words })

test('a plan is imported, adopted, put in charge, recorded with a photo, accepted, released, and read down to the photo', async () => {
  // Before anything is adopted the public page says so, and stays open.
  const reader = await there.look({ path: '/public' })
  await reader.getByText('还没有公开的内容').waitFor()

  // The plans clerk signs in, pastes the paper, and looks at what was read.
  const clerk = await there.look()
  await signIn(clerk, '尤书晏')
  await clerk.goto('/plans/import')
  await clerk.getByLabel('计划原文').fill(paper)
  await clerk.keyboard.press('Control+Enter')
  await clerk.getByText('3 个项目').waitFor()
  await shoot(clerk, 'thread-1-desk')

  // The conference voted it: exactly this text is adopted.
  await clerk.getByRole('button', { name: '照此通过' }).click()
  await clerk.getByLabel('由谁、在哪次会议上通过').fill('桂渡桥街道社区代表会议第一次会议')
  const seen = clerk.getByLabel(/我已看过/)
  if (await seen.isVisible()) await seen.check()
  await clerk.getByRole('button', { name: '照此通过' }).click()
  await number(clerk, '120个').waitFor()
  const planId = new URL(clerk.url()).pathname.split('/').at(-1)!
  const projects = (
    await (await there.house.as('尤书晏')).ask(plans.listProjects, { params: { id: planId }, query: {} })
  ).body
  const piles = projects[0]!
  expect(piles.text).toContain('新增电动自行车充电桩120个')

  // Somebody is put in charge.
  await clerk.goto(`/plans/projects/${piles.id}`)
  await clerk.getByRole('button', { name: '定人定责' }).click()
  await clerk.getByLabel(/主办/).first().click()
  await clerk.keyboard.type('平安办')
  await clerk.keyboard.press('Enter')
  await clerk.getByRole('button', { name: '保存' }).click()
  await clerk.getByRole('button', { name: '保存' }).waitFor({ state: 'detached' })
  const assigned = (
    await (await there.house.as('尤书晏')).ask(plans.getProject, { params: { id: piles.id } })
  ).body
  expect(assigned.leadOffice?.name).toContain('平安')

  // The text is on the public page, its number still empty.
  await reader.goto('/public')
  await number(reader, '120个').waitFor()
  expect(
    await reader.locator('[id^="number-"]').filter({ hasText: '120个' }).first().textContent(),
  ).toContain('0/120')

  // The secretary of 书带里 records three piles on the phone, with a photo.
  const secretary = await there.look({ screen: phone })
  await signIn(secretary, '乐文娟')
  const target = piles.targets.find((t) => t.value === 120)!
  await secretary.goto(`/plans/record/${piles.id}?target=${target.id}`)
  await secretary.getByLabel('办成了多少个').fill('3')
  await secretary
    .locator('input[data-album]')
    .setInputFiles([{ name: 'piles.jpg', mimeType: 'image/jpeg', buffer: await somePhoto() }])
  await secretary.getByText('已上传').waitFor()
  await secretary.getByRole('button', { name: '提交' }).click()
  await secretary.getByRole('heading', { name: '记下了：书带里 3 个。' }).waitFor()
  await shoot(secretary, 'thread-2-recorded')

  // The line's office stands by it.
  const head = await there.look()
  await signIn(head, headOf('平安办'))
  await head.goto('/plans/records')
  await head.getByRole('button', { name: /^书带里.* 3 个/ }).waitFor()
  await head.keyboard.press('a')
  await head.getByText('没有等您受理的记录').waitFor()

  // Counted for the staff, not yet public: nobody has answered for it.
  await clerk.goto(`/plans/${planId}`)
  await clerk.getByText('3/120').first().waitFor()
  await reader.reload()
  await number(reader, '120个').waitFor()
  expect(await reader.getByText('3/120').count()).toBe(0)

  // The release, and the public page moves by itself.
  const releaser = await there.look()
  await signIn(releaser, '沈砚秋')
  await releaser.goto(`/plans/${planId}/release`)
  await releaser.getByRole('button', { name: '公布 1 笔记录、1 张照片' }).click()
  await releaser.getByText('没有等着公布的记录').waitFor()
  await reader.getByText('3/120').first().waitFor()

  // Anybody clicks the number down to the photo, without signing in, and finds no name on the way.
  await number(reader, '120个').click()
  const panel = reader.getByRole('dialog', { name: '这个数字从哪里来' })
  await panel.getByText('书带里').first().waitFor()
  await shoot(reader, 'thread-3-public')
  expect(await panel.textContent()).not.toMatch(/乐文娟|沈砚秋/)
  await panel.getByRole('button', { name: /放大照片/ }).click()
  await reader.getByRole('img', { name: /书带里.*3 个/ }).waitFor()
  await shoot(reader, 'thread-4-photo')
  for (const page of [reader, clerk, secretary, head, releaser]) expect(troublesOf(page)).toEqual([])
})
