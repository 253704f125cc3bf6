import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { tick } from '../../platform/jobs/tick.ts'
import { sealEvents } from '../../platform/ledger/seal.ts'
import { type BrowserHouse, openBrowserHouse, phone, shoot, troublesOf } from './browser.ts'

let there: BrowserHouse
beforeAll(async () => {
  there = await openBrowserHouse({ now: '2026-03-02T09:00:00+08:00' })
  await tick(there.house.lilong)
  await sealEvents(there.house.db, there.house.clock.now())
  await tick(there.house.lilong)
})
afterAll(() => there.close())

test('the auditor checks the books, reads that nothing differs, and where something does once somebody has been at them', async () => {
  const page = await there.look({ as: '欧阳𬭎', path: '/indicators/books' })
  await page.getByText('还没有核对过').waitFor()
  await shoot(page, 'books-never')
  await page.getByRole('button', { name: '现在核对' }).click()
  await page.getByText('正在核对').waitFor()
  await there.house.lilong.jobs.drain()
  await page.getByText(/封封存，没有一处对不上/).waitFor()
  expect(
    await page
      .getByRole('list', { name: '核对了什么' })
      .getByText(/^一致比了/)
      .count(),
  ).toBe(9)
  await shoot(page, 'books-whole')

  await sql`update ledger.tier set n = n + 1 where period > 9999`.execute(there.house.db)
  await page.getByRole('button', { name: '现在核对' }).click()
  await page.getByText('正在核对').waitFor()
  await there.house.lilong.jobs.drain()
  await page.getByText('处对不上。请把下面的内容交给管理员。').waitFor()
  await page.getByRole('table', { name: /按月和按年的数/ }).waitFor()
  await shoot(page, 'books-differ')
  expect(await troublesOf(page)).toEqual([])

  const narrow = await there.look({
    as: '欧阳𬭎',
    path: '/indicators/books',
    screen: phone,
    theme: 'dark',
    language: 'en',
  })
  await narrow.getByText('places differ').waitFor()
  await shoot(narrow, 'books-differ-phone-dark-en')
  const wide = await narrow.evaluate<number>('document.documentElement.scrollWidth')
  expect(wide).toBeLessThanOrEqual(phone.width)
  await sql`update ledger.tier set n = n - 1 where period > 9999`.execute(there.house.db)
})
