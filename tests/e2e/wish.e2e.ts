import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as plans from '../../modules/plans/contract.ts'
import { officeId } from '../support/house.ts'
import { accept, headOf, nobodyElse, release, somePhoto, submit } from '../support/plans.ts'
import { beginRound, neighbour, nominate, phoneOf, publish, settle, suggest } from '../support/wishes.ts'
import { type BrowserHouse, desk, openBrowserHouse, phone, troublesOf } from './browser.ts'

let doors: BrowserHouse

beforeAll(async () => {
  doors = await openBrowserHouse({ now: '2026-03-09T09:00:00+08:00' })
  await beginRound(doors.house)
})
afterAll(() => doors?.close())

const lamp = '在弄堂口装一盏路灯'

/** The title of the newest message in the inbox of whoever holds this phone, as the page shows it. */
const newest = (page: Page) => page.locator('main ul > li').first()

test('a resident suggests on a phone and is led from the inbox to the photo of what was done', async () => {
  const { house } = doors
  // A neighbour has suggested the same before.
  const other = await neighbour(house, 2)
  const twin = await suggest(house, other, {
    title: '弄堂口路灯坏了',
    words: '弄堂口的路灯坏了，晚上看不见台阶。',
  })
  await publish(house, twin)

  const resident = await doors.look({ resident: phoneOf(1), screen: phone, path: '/my/wishes/new' })
  await resident.getByLabel('想办什么事').fill(lamp)
  await resident.getByLabel('具体情况').fill('弄堂口晚上没有路灯，老人看不清台阶。')
  await resident.getByRole('button', { name: '提交建议' }).click()
  await resident.getByText('请选一类').waitFor()
  await resident.getByRole('button', { name: '住得安全' }).click()
  await resident.getByLabel('输入小区或路名').fill('青藤')
  await resident.getByRole('button', { name: /^青藤里/ }).click()
  await resident
    .locator('input[data-photos]')
    .setInputFiles([{ name: 'lamp.jpg', mimeType: 'image/jpeg', buffer: await somePhoto() }])
  await resident.getByRole('img', { name: '第 1 张照片' }).waitFor()
  // What is like it is shown before it is sent; it can be supported, or passed.
  const similar = resident.getByRole('region', { name: '已经有人提过类似的' })
  await similar.getByRole('link', { name: '弄堂口路灯坏了' }).waitFor()
  await resident.getByRole('button', { name: '提交建议' }).click()
  await resident.getByRole('button', { name: '不一样，继续提我的' }).click()
  await resident.getByRole('heading', { name: '建议收到了' }).first().waitFor()
  await resident.getByRole('link', { name: '看这条建议' }).click()
  await resident.getByText('街道看过之前，只有您和办事的人看得到。').waitFor()
  const id = resident.url().split('/').at(-1)!

  // The clerk looks, publishes, takes the neighbour's in, and makes a candidate of it.
  const clerk = await doors.look({ as: '尤书晏', screen: desk, path: '/plans/wishes' })
  await clerk.getByRole('button', { name: '公开', exact: true }).click()
  await clerk.getByText('没有等着看的建议').waitFor()
  await clerk.goto(`/plans/wishes/${twin}`)
  await clerk.getByRole('button', { name: `并入这一条：${lamp}` }).click()
  await clerk.getByRole('button', { name: '撤销合并' }).waitFor()
  await settle(house)
  await clerk.goto(`/plans/wishes/${id}`)
  await clerk.getByText('合并了 2 条同类建议').or(clerk.getByText('弄堂口路灯坏了')).first().waitFor()
  await clerk.getByRole('button', { name: '列为候选项目' }).click()
  const sheet = clerk.getByRole('dialog', { name: '列为候选项目' })
  await sheet.getByLabel('项目名称').fill('弄堂口补装路灯')
  await sheet.getByLabel('牵头部门').fill('管理办')
  await clerk.keyboard.press('Enter')
  await sheet.getByLabel('估算（万元）').fill('3.6')
  await sheet.getByLabel('拟列的数').fill('12')
  await sheet.getByLabel('单位').fill('盏')
  await sheet.getByRole('button', { name: '存下估算' }).click()
  await sheet.waitFor({ state: 'hidden' })
  await settle(house)

  // Into the draft, by its own paragraph; the draft is adopted; the clerk confirms what it became.
  const author = await house.as('尤书晏')
  const draft = (
    await author.ask(plans.readText, { body: { text: '一、住得安全\n1、为住宅小区新装充电桩180个。' } })
  ).body
  await clerk.goto('/plans/candidates')
  await clerk.getByRole('button', { name: '写进文稿' }).click()
  const writing = clerk.getByRole('dialog', { name: '写进文稿' })
  await writing.getByLabel('清单里的文字').fill('在弄堂口补装路灯12盏。')
  await writing.getByRole('button', { name: '办好' }).click()
  await clerk.getByRole('link', { name: '打开文稿' }).waitFor()
  await settle(house)
  const now = (await author.ask(plans.getDraft, { params: { id: draft.draftId } })).body
  const saved = await author.ask(plans.saveDraft, {
    params: { id: draft.draftId },
    body: { version: now.version, content: { ...now.content, title: '2026年实事项目', year: 2026 } },
  })
  const adopted = await author.ask(plans.adoptDraft, {
    params: { id: draft.draftId },
    body: { version: saved.body.version, adoptedOn: '2026-03-09', basis: '社区代表会议通过' },
  })
  await clerk.goto('/plans/candidates')
  await clerk.getByText('在弄堂口补装路灯12盏。').waitFor()
  await clerk.getByRole('button', { name: '确认这 1 个' }).click()
  await clerk.getByRole('link', { name: '第 2 项 弄堂口补装路灯' }).waitFor()
  await settle(house)

  // Recorded with a photo, accepted by another, released: done.
  const projects = (await author.ask(plans.listProjects, { params: { id: adopted.body.planId }, query: {} }))
    .body
  const project = projects.find((one) => one.title === '弄堂口补装路灯')!
  await author.ask(plans.assignProject, {
    params: { id: project.id },
    body: { ...nobodyElse, version: 1, leadOfficeId: officeId('管理办') },
  })
  const record = await submit(house, '乐文娟', project.targets[0]!.id, {
    quantity: 12,
    happenedOn: '2026-03-08',
  })
  await accept(house, headOf('管理办'), record)
  await settle(house)
  await release(house, '沈砚秋', adopted.body.planId, record)
  await settle(house)

  // Every step stands in the inbox, the newest first.
  await resident.goto('/my/messages')
  await newest(resident).getByText(`“${lamp}”办成了`).waitFor()
  for (const step of ['已经公开', '成了候选项目', '写进了清单文稿', '列入了实事项目', '动工了', '办成了'])
    await resident.getByText(`“${lamp}”${step}`).first().waitFor()
  // From the inbox to the photo in two clicks.
  await resident.getByText(`“${lamp}”办成了`).click()
  await resident.getByRole('button', { name: /放大照片：书带里/ }).click()
  const shown = resident.getByRole('img', { name: /书带里.*12 盏/ })
  await shown.waitFor()
  const width =
    '(img => img.decode().then(() => img.naturalWidth))([...document.images].find((img) => /12\\s盏/.test(img.alt)))'
  expect(await resident.evaluate<number>(width)).toBe(64)

  // And back: from the public list to the suggestions it came from, without anybody's name.
  const reader = await doors.look({ screen: phone, path: '/public' })
  await reader.getByRole('link', { name: '来自居民的 2 条建议' }).click()
  await reader.getByRole('heading', { name: lamp }).waitFor()
  expect(await reader.locator('main').textContent()).not.toContain('邻居')
  const staff = await doors.look({ as: '乐文娟', path: `/plans/projects/${project.id}` })
  await staff.getByRole('link', { name: lamp }).waitFor()
  for (const page of [resident, clerk, reader, staff]) expect(troublesOf(page)).toEqual([])
})

test('support is given and taken back with a thumb, and a second device sees it', async () => {
  const { house } = doors
  const id = await suggest(house, await neighbour(house, 3), {
    title: '给车棚装个顶',
    words: '下雨天车座全湿。',
  })
  await publish(house, id)
  const one = await doors.look({ resident: phoneOf(4), screen: phone, path: `/my/wishes/${id}` })
  const two = await doors.look({ resident: phoneOf(4), screen: phone, path: `/my/wishes/${id}` })
  await one.getByText('0 人支持').waitFor()
  await one.getByRole('button', { name: '支持', exact: true }).dblclick()
  await one.getByText('1 人支持').waitFor()
  await two.getByRole('button', { name: '收回支持' }).click()
  await one.getByText('0 人支持').waitFor()
  await one.getByRole('button', { name: '支持', exact: true }).waitFor()
})

test('what was written and not sent is still there when the page is opened again', async () => {
  const page = await doors.look({ resident: phoneOf(5), screen: phone, path: '/my/wishes/new' })
  await page.getByLabel('想办什么事').fill('门口装个扶手')
  await page.getByLabel('具体情况').fill('台阶太陡。')
  await page.reload()
  await page.getByText('上次写的还在').waitFor()
  expect(await page.getByLabel('想办什么事').inputValue()).toBe('门口装个扶手')
})

/** What the accessibility rules say of a page, and whether it is wider than the screen. */
async function faultsOf(page: Page, axe: string): Promise<string[]> {
  await page.evaluate(axe)
  const found = (await page.evaluate(
    'axe.run(document, { resultTypes: ["violations"], runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"] })',
  )) as AxeResults
  const wide = await page.evaluate<boolean>(
    'document.documentElement.scrollWidth > document.documentElement.clientWidth',
  )
  return [
    ...found.violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary ?? ''}`),
    ),
    ...(wide ? ['wider than the screen'] : []),
  ]
}

test('the pages about suggestions can be read and used by everybody, at the desk and on a phone', async () => {
  const { house } = doors
  const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
  const author = await neighbour(house, 6)
  const id = await suggest(house, author, { title: '给花坛修边', words: '砖头松了，孩子容易绊倒。' })
  await suggest(house, author, { title: '给信箱换锁', words: '锁坏了一半。' })
  await publish(house, id)
  await nominate(house, id)
  const visits = [
    { resident: phoneOf(6), path: '/my/wishes', shows: 'main li a' },
    { resident: phoneOf(6), path: '/my/wishes/new', shows: 'main form' },
    { resident: phoneOf(6), path: `/my/wishes/${id}`, shows: 'main ol li' },
    { path: '/public/wishes', shows: 'main li a' },
    { path: `/public/wishes/${id}`, shows: 'main ol li' },
    { as: '尤书晏', path: '/plans/wishes', shows: '[data-row]' },
    { as: '尤书晏', path: `/plans/wishes/${id}`, shows: 'main dl' },
    { as: '尤书晏', path: '/plans/candidates', shows: 'main table' },
    { as: '尤书晏', path: '/plans/rounds', shows: 'main li' },
    { as: '乐文娟', path: '/plans/wishes/new', shows: 'main form' },
  ]
  const faults: string[] = []
  for (const { shows, ...how } of visits) {
    for (const [screen, theme] of [
      [desk, 'light'],
      [phone, 'dark'],
    ] as const) {
      const page = await doors.look({ ...how, screen, theme })
      await page.locator(shows).first().waitFor()
      for (const fault of await faultsOf(page, axe)) faults.push(`${how.path} ${theme}: ${fault}`)
      await page.context().close()
    }
  }
  expect(faults).toEqual([])
})
