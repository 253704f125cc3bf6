import { createHash } from 'node:crypto'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as documents from '../../modules/documents/contract.ts'
import * as paper from '../support/papers.ts'
import { type BrowserHouse, openBrowserHouse, phone, shoot, troublesOf } from './browser.ts'

// A paper from the first word to the register: drafted at a desk, countersigned, passed on and signed on a phone, numbered, sealed under
// watching eyes, scanned, proved.

let there: BrowserHouse
beforeAll(async () => {
  there = await openBrowserHouse({ now: '2026-03-02T01:00:00Z' })
  await paper.openTheSeries(there.house)
  await paper.enterTheSeal(there.house)
})
afterAll(() => there?.close())

const title = '关于开展汛期排水设施检查的通知'
const scan = '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'

/** Types into one of Ant Design's selects and takes what is offered first. */
async function pick(page: Page, label: string | RegExp, words: string, exact = false): Promise<void> {
  await page.getByLabel(label, { exact }).first().click()
  await page.keyboard.type(words)
  const offered = page.locator(
    '.ant-select-dropdown:not(.ant-select-dropdown-hidden) .ant-select-item-option',
    {
      hasText: words,
    },
  )
  await offered.first().waitFor()
  await page.keyboard.press('Enter')
}

test('a leader signs on a phone what an office has countersigned, and the seal, the scan and the register follow', async () => {
  // The clerk of 管理办 drafts at the desk.
  const clerk = await there.look({ as: paper.drafter, path: '/documents/papers' })
  await clerk.getByRole('button', { name: '拟一份公文' }).click()
  await clerk.getByLabel('标题', { exact: true }).fill(title)
  await clerk.getByRole('button', { name: '开始写' }).click()
  await clerk
    .getByLabel('正文')
    .fill(
      '汛期将至，请各单位于本月底前查一遍排水口。\n一、查什么\n雨水口、泵房和沙袋。\n二、怎么报\n查完当天在台账里记一笔。',
    )
  await clerk.getByText('一、查什么').last().waitFor()
  await pick(clerk, '主送（本街道单位）', '书带里居委会')
  await clerk.keyboard.press('Escape')
  await shoot(clerk, 'approval-1-draft')
  await clerk.getByRole('button', { name: '保存并送审' }).click()

  // It goes to one office, then to the head of the own office, then to the leader.
  const submit = clerk.getByRole('dialog', { name: '送审' })
  await submit.waitFor()
  await pick(clerk, '请哪些单位会签', '平安办')
  await clerk.keyboard.press('Escape')
  await pick(clerk, '姓名 1', paper.headOf('管理办'))
  await pick(clerk, '姓名 2', paper.leader)
  await shoot(clerk, 'approval-2-submit')
  await submit.getByRole('button', { name: '送审' }).click()
  await submit.waitFor({ state: 'detached' })
  await clerk.getByText('会签中').first().waitFor()
  const id = new URL(clerk.url()).pathname.split('/').at(-1)!

  // The head of 平安办 finds it waiting and agrees.
  const office = await there.look({ as: paper.headOf('平安办'), path: '/documents/waiting' })
  await office.getByRole('link', { name: title }).click()
  await office.getByRole('button', { name: '同意', exact: true }).click()
  await office.getByRole('button', { name: '确认' }).click()
  await office.getByText('签批中').first().waitFor()

  const head = await there.look({ as: paper.headOf('管理办'), path: `/documents/papers/${id}` })
  await head.getByRole('button', { name: '同意', exact: true }).click()
  await head.getByRole('button', { name: '确认同意' }).click()
  await head.getByText('正在等这一位').waitFor()

  // The leader has a phone. First he asks his deputy to look at it.
  const leader = await there.look({ as: paper.leader, screen: phone, path: '/' })
  await leader.getByRole('link', { name: title }).click()
  await leader.getByRole('button', { name: '请他人阅处' }).waitFor()
  const sizes = await leader
    .locator('section button')
    .evaluateAll((buttons) => buttons.map((button) => (button as { offsetHeight: number }).offsetHeight))
  expect(Math.min(...sizes)).toBeGreaterThanOrEqual(44)
  await shoot(leader, 'approval-3-phone')
  await leader.getByRole('button', { name: '请他人阅处' }).click()
  await pick(leader, '请谁阅处', '仇雅萍')
  await leader.getByLabel('批示（可以不写）').fill('请雅萍同志阅处')
  await shoot(leader, 'approval-4-pass')
  await leader.getByRole('button', { name: '交阅处' }).click()
  await leader.getByText('请 仇雅萍 阅处').first().waitFor()
  expect(await leader.getByRole('button', { name: '同意', exact: true }).count()).toBe(0)

  const deputy = await there.look({ as: '仇雅萍', screen: phone, path: '/documents/waiting' })
  await deputy.getByText('单立群：请雅萍同志阅处').waitFor()
  await deputy.getByRole('link', { name: title }).click()
  await deputy.getByRole('button', { name: '同意', exact: true }).click()
  await deputy.getByLabel('批示（可以不写）').fill('可以发，请平安办配合')
  await deputy.getByRole('button', { name: '确认同意' }).click()
  await deputy.getByText('正在等这一位').waitFor()

  // It comes back to him under his thumb, with her words, without his asking for it.
  await leader.getByRole('button', { name: '同意', exact: true }).waitFor()
  await leader.getByText('可以发，请平安办配合').first().waitFor()
  await leader.getByRole('button', { name: '同意', exact: true }).click()
  await leader.getByRole('button', { name: '确认同意' }).click()
  await leader.getByText('单立群签发的是第 2 稿').waitFor()
  await shoot(leader, 'approval-5-signed')

  // Whoever keeps the papers numbers it and asks for the seal.
  const papers = await there.look({ as: paper.papersClerk, path: `/documents/papers/${id}` })
  await papers.getByRole('button', { name: '编号' }).click()
  await papers.getByRole('button', { name: '取号' }).click()
  await papers.getByText('桂街办〔2026〕1号').first().waitFor()
  await papers.getByRole('button', { name: '申请用印' }).click()
  await papers.getByLabel('份数').fill('5')
  await papers.getByRole('dialog').getByRole('button', { name: '申请', exact: true }).click()
  await papers.getByText('等保管人用印').waitFor()

  // The keeper sets it while the clerk watches.
  const keeper = await there.look({ as: paper.keeper, path: '/documents/seals' })
  await keeper.getByRole('link', { name: '桂渡桥街道办事处公章' }).click()
  await keeper.getByRole('button', { name: '用印', exact: true }).click()
  await pick(keeper, '监印人', paper.papersClerk)
  await keeper.getByRole('button', { name: '已盖章，登记' }).click()
  await keeper.getByText('已用印').waitFor()
  await shoot(keeper, 'approval-6-seals')

  // The sealed paper comes back as a scan.
  await papers.getByRole('button', { name: '传扫描件' }).click()
  await papers
    .getByLabel('选择文件')
    .setInputFiles([{ name: '桂街办2026-1.pdf', mimeType: 'application/pdf', buffer: Buffer.from(scan) }])
  await papers.getByRole('button', { name: '保存扫描件' }).click()
  const hash = createHash('sha256').update(scan).digest('hex')
  await papers.getByText(hash).waitFor()
  await papers.getByRole('button', { name: '发出' }).click()
  await papers.getByRole('dialog').getByRole('button', { name: '发出' }).click()
  await papers.getByText('已发出').first().waitFor()
  await shoot(papers, 'approval-7-issued')

  // The register knows number and hash; the receiving committee reads the paper, and a file proves itself.
  await papers.goto('/documents/numbers')
  await papers.getByText('1 到 1 号，连续无缺').waitFor()
  await papers.getByRole('cell', { name: hash.slice(0, 16) }).waitFor()
  await shoot(papers, 'approval-8-register')
  const receiver = await there.look({ as: '乐文娟', screen: phone, path: '/documents/papers?show=received' })
  await receiver.getByRole('link', { name: title }).click()
  await receiver.getByText('桂渡桥街道办事处文件').waitFor()
  await receiver.goto('/documents/check')
  await receiver
    .locator('input[type=file]')
    .setInputFiles([{ name: 'a.pdf', mimeType: 'application/pdf', buffer: Buffer.from(scan) }])
  await receiver.getByRole('heading', { name: '登记过，文件没有改动' }).waitFor()
  await receiver
    .locator('input[type=file]')
    .setInputFiles([{ name: 'b.pdf', mimeType: 'application/pdf', buffer: Buffer.from(`${scan} `) }])
  await receiver.getByRole('heading', { name: '没有登记过，或者文件被改动过' }).waitFor()
  await shoot(receiver, 'approval-9-check')

  // The sheet tells all of it on one page.
  await papers.goto(`/documents/papers/${id}/sheet`)
  await papers.getByText('请 仇雅萍 阅处：请雅萍同志阅处').waitFor()
  await shoot(papers, 'approval-10-sheet', { whole: true })
  const told = (await (await there.house.as(paper.papersClerk)).ask(documents.getPaper, { params: { id } }))
    .body
  expect(told.frozen).toMatchObject({ intact: true, signer: { name: paper.leader } })
  for (const page of [clerk, office, head, leader, deputy, papers, keeper, receiver])
    expect(troublesOf(page)).toEqual([])
})
