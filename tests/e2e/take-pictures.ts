import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { openChromium } from './chromium.ts'

// Takes the pictures of the README and the guides from a running Lilong with the demonstration sub-district:
//   node tests/e2e/take-pictures.ts http://127.0.0.1:4300 STAFF-NUMBER PASSWORD
// They land in docs/pictures and are committed by hand, after somebody has looked at them.

interface Picture {
  name: string
  path: string
  /** Staff pages are seen by the person who signs in. */
  signedIn?: boolean
  screen?: { width: number; height: number }
  theme?: 'light' | 'dark'
  language?: 'zh-CN' | 'en'
  /** What to do on the page before the picture is taken. */
  before?: (page: Page) => Promise<void>
}

const phone = { width: 390, height: 844 }
const openFirstNumber = async (page: Page) => {
  await page.locator('a[data-standing]').first().click()
  await page.waitForLoadState('networkidle')
}
const pictures: Picture[] = [
  { name: 'public-promises', path: '/public' },
  { name: 'public-promises-en', path: '/public', language: 'en' },
  { name: 'public-number', path: '/public', before: openFirstNumber },
  { name: 'public-number-phone', path: '/public', screen: phone, before: openFirstNumber },
  { name: 'sign-in', path: '/' },
  { name: 'work-of-the-day', path: '/', signedIn: true },
  { name: 'work-of-the-day-phone', path: '/', signedIn: true, screen: phone },
  { name: 'promises', path: '/plans', signedIn: true },
  { name: 'promises-dark', path: '/plans', signedIn: true, theme: 'dark', language: 'en' },
]

const [url, staffNumber, password] = process.argv.slice(2)
if (!url || !staffNumber || !password) {
  process.stderr.write('node tests/e2e/take-pictures.ts URL STAFF-NUMBER PASSWORD\n')
  process.exit(2)
}
const folder = join(import.meta.dirname, '..', '..', 'docs', 'pictures')
await mkdir(folder, { recursive: true })
const browser = await openChromium()
try {
  for (const picture of pictures) {
    const context = await browser.newContext({
      baseURL: url,
      viewport: picture.screen ?? { width: 1440, height: 900 },
      colorScheme: picture.theme ?? 'light',
      timezoneId: 'Asia/Shanghai',
      reducedMotion: 'reduce',
    })
    const language = JSON.stringify(picture.language ?? 'zh-CN')
    await context.addInitScript(`localStorage['lilong.language'] ??= ${language}`)
    if (picture.signedIn) {
      const answer = await context.request.post('/api/identity/session', {
        data: { name: staffNumber, password },
      })
      if (!answer.ok()) throw new Error(`${staffNumber} could not sign in: ${await answer.text()}`)
    }
    const page = await context.newPage()
    await page.goto(picture.path)
    await page.locator('h1, footer').first().waitFor()
    await page.waitForLoadState('networkidle')
    await picture.before?.(page)
    await page.screenshot({ path: join(folder, `${picture.name}.png`), animations: 'disabled' })
    process.stdout.write(`${picture.name}\n`)
    await context.close()
  }
} finally {
  await browser.close()
}
