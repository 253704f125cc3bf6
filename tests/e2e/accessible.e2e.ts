import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as plans from '../../modules/plans/contract.ts'
import { type SomeNumbers, someNumbers } from '../support/indicators.ts'
import { type Adopted, accept, adoptList, headOf, release, submit } from '../support/plans.ts'
import { type BrowserHouse, openBrowserHouse, phone } from './browser.ts'

// What a machine can find of WCAG 2.2 AA on the pages of every day. What it cannot find (whether the words are clear, whether the
// keyboard's way makes sense) is walked through in the other browser tests.

let there: BrowserHouse
let list: Adopted
let axe: string
let draftId: string
let numbers: SomeNumbers
beforeAll(async () => {
  there = await openBrowserHouse()
  list = await adoptList(there.house)
  const target = list.target('180台').id
  const one = () => submit(there.house, '乐文娟', target, { quantity: 3 })
  const [done, counted] = [await one(), await one()]
  await one()
  await accept(there.house, headOf('管理办'), done, counted)
  await release(there.house, '沈砚秋', list.planId, done)
  const clerk = await there.house.as('尤书晏')
  const text =
    '2027年实事项目\n一、住得安全\n1、新装楼道充电桩38个，配备应急包600套。\n2、修缮非机动车棚8处。'
  draftId = (await clerk.ask(plans.readText, { body: { text } })).body.draftId
  numbers = await someNumbers(there.house)
  axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
})
afterAll(() => there?.close())

interface Visit {
  page: string
  as?: string
  path: () => string
  /** What stands on the page once it is whole. */
  shows: string
  open?: (page: Page) => Promise<unknown>
}
const project = () => list.project('180台').id
const visits: Visit[] = [
  { page: 'the public text', path: () => '/public', shows: '[id^="number-"]' },
  {
    page: 'the panel of a number',
    path: () => `/public?target=${list.target('180台').id}`,
    shows: 'dialog[open] button img',
  },
  { page: 'signing in', path: () => '/', shows: 'form input' },
  { page: 'the work of the day', as: headOf('管理办'), path: () => '/', shows: 'main a[href*="records"]' },
  { page: 'all lists', as: '尤书晏', path: () => '/plans', shows: 'main h2' },
  { page: 'the list as text', as: '尤书晏', path: () => `/plans/${list.planId}`, shows: '[id^="number-"]' },
  {
    page: 'the list as projects',
    as: '单立群',
    path: () => `/plans/${list.planId}?view=list`,
    shows: '[data-row]',
  },
  { page: 'a promise', as: '尤书晏', path: () => `/plans/projects/${project()}`, shows: 'main dl' },
  {
    page: 'putting people in charge',
    as: '尤书晏',
    path: () => `/plans/projects/${project()}`,
    shows: 'main dl',
    open: (page) => page.getByRole('button', { name: '定人定责' }).click(),
  },
  { page: 'the review desk', as: headOf('管理办'), path: () => '/plans/records', shows: '[data-row]' },
  {
    page: 'the form of a record',
    as: '乐文娟',
    path: () => `/plans/record/${project()}`,
    shows: 'main form',
  },
  {
    page: 'the responsibilities',
    as: '尤书晏',
    path: () => `/plans/${list.planId}/responsibilities`,
    shows: 'table',
  },
  { page: 'the release', as: '沈砚秋', path: () => `/plans/${list.planId}/release`, shows: 'main li img' },
  {
    page: 'the desk of a draft',
    as: '尤书晏',
    path: () => `/plans/drafts/${draftId}`,
    shows: '[data-quantity]',
  },
  { page: 'adopting', as: '尤书晏', path: () => `/plans/drafts/${draftId}/adopt`, shows: 'main form' },
  { page: 'importing', as: '尤书晏', path: () => '/plans/import', shows: 'textarea' },
  { page: 'the inbox', as: '尤书晏', path: () => '/messages', shows: 'main h1' },
  { page: 'texts to phones', as: '计明远', path: () => '/messages/texts', shows: 'main [class*=figures]' },
  { page: 'people and accounts', as: '计明远', path: () => '/identity/people', shows: 'main li button' },
  { page: 'who answers here', as: '尤书晏', path: () => '/units', shows: 'main svg [data-place]' },
  { page: 'the board', as: '尤书晏', path: () => '/indicators', shows: 'main [data-month] ~ [data-month]' },
  { page: 'all indicators', as: '尤书晏', path: () => '/indicators/all', shows: '[data-row] [data-number]' },
  {
    page: 'an indicator',
    as: '尤书晏',
    path: () => `/indicators/${numbers.piles}`,
    shows: 'svg [data-place]',
  },
  {
    page: 'its numbers as tables',
    as: '尤书晏',
    path: () => `/indicators/${numbers.piles}`,
    shows: 'svg [data-place]',
    open: (page) => page.keyboard.press('b'),
  },
  {
    page: 'what is missing',
    as: '尤书晏',
    path: () => `/indicators/${numbers.covered}`,
    shows: 'main section li + li',
  },
  {
    page: 'figures of others',
    as: '尤书晏',
    path: () => `/indicators/${numbers.score}`,
    shows: 'main li strong',
    open: (page) => page.getByRole('button', { name: '录入一个公布的数' }).click(),
  },
  {
    page: 'where a number comes from',
    as: '尤书晏',
    path: () => `/indicators/${numbers.piles}?number=${numbers.piles}~2026-01-01~2027-01-01`,
    shows: 'dialog[open] button img',
  },
  {
    page: 'defining',
    as: '尤书晏',
    path: () => `/indicators/${numbers.piles}/change`,
    shows: 'main form + aside [data-month]',
  },
  {
    page: 'a list of expected things',
    as: '尤书晏',
    path: () => `/indicators/lists/${numbers.listId}`,
    shows: 'table',
    open: (page) => page.getByRole('button', { name: '增加', exact: true }).click(),
  },
]

/** Violations that keep somebody out, each with the elements it was found on. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  const found = (await page.evaluate(
    'axe.run(document, { resultTypes: ["violations"], runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"] })',
  )) as AxeResults
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary ?? ''}`),
  )
}

test('the check finds what is planted: a picture nobody described, and words too pale to read', async () => {
  const page = await there.look({ path: '/public' })
  await page.locator('[id^="number-"]').first().waitFor()
  await page.evaluate(
    `document.querySelector('main').insertAdjacentHTML('beforeend', '<img src="/icon.svg">')`,
  )
  await page.evaluate(`document.querySelector('h1').style.color = '#ddd'`)
  const found = await violations(page)
  expect(found.map((line) => line.slice(0, line.indexOf(':'))).sort()).toEqual([
    'color-contrast',
    'image-alt',
  ])
})

for (const theme of ['light', 'dark'] as const) {
  test(`nobody is kept out of the pages of every day, in the ${theme} theme`, async () => {
    const all: string[] = []
    for (const visit of visits) {
      const page = await there.look({ path: visit.path(), theme, ...(visit.as ? { as: visit.as } : {}) })
      await page.locator(visit.shows).first().waitFor()
      await visit.open?.(page)
      all.push(...(await violations(page)).map((line) => `${visit.page}: ${line}`))
      await page.context().close()
    }
    expect(all).toEqual([])
  })
}

test('an English reader hears the adopted text as Chinese, and everything else as English', async () => {
  const page = await there.look({ path: '/public', language: 'en' })
  await page.locator('[id^="number-"]').first().waitFor()
  const languageAt = (selector: string) =>
    page.evaluate<string>(`document.querySelector('${selector}').closest('[lang]').lang`)
  expect(await page.evaluate('document.documentElement.lang')).toBe('en')
  expect(await languageAt('h1')).toBe('zh-CN')
  expect(await languageAt('[id^=number-]')).toBe('zh-CN')
  const spoken = await page.locator('#changes + ul li span[lang="zh-CN"]').allTextContents()
  expect(spoken).toContain('书带里')
  expect(await violations(page)).toEqual([])
})

test('on a phone in large text the public page holds, and nothing is kept out', async () => {
  const page = await there.look({ path: '/public', screen: phone })
  await page.getByRole('radio', { name: '大字' }).check()
  await page.locator('[id^="number-"] a').first().click()
  await page.getByRole('dialog').waitFor()
  expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(phone.width)
  expect(await violations(page)).toEqual([])
})

test('printed, the public text is ink on paper whatever the theme, without what only a screen can do', async () => {
  const page = await there.look({ path: '/public', theme: 'dark' })
  await page.locator('[id^="number-"]').first().waitFor()
  const ink = () => page.evaluate<string>(`getComputedStyle(document.querySelector('h1')).color`)
  expect(await ink()).toBe('rgb(236, 232, 224)')
  await page.emulateMedia({ media: 'print' })
  expect(await ink()).toBe('rgb(31, 35, 40)')
  expect(await page.getByRole('radio').first().isVisible()).toBe(false)
  expect(await page.getByText('工作人员入口').isVisible()).toBe(false)
})
