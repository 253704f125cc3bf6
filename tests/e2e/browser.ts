import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { onTestFailed } from 'vitest'
import { type House, openHouse } from '../support/house.ts'
import { openChromium } from './chromium.ts'

const root = join(import.meta.dirname, '..', '..')
export const builtPages = join(root, 'dist', 'web')

export const desk = { width: 1440, height: 900 }
export const phone = { width: 390, height: 844 }

export interface Looking {
  /** Somebody of the cast, already signed in; a stranger when absent. */
  as?: string
  /** Somebody who has joined at the residents' door with this phone. */
  resident?: string
  path?: string
  screen?: { width: number; height: number }
  theme?: 'light' | 'dark'
  language?: 'zh-CN' | 'en'
}

export interface BrowserHouse {
  readonly house: House
  readonly url: string
  /** A page in a browser of its own: own cookies, own stored choices. */
  look(how?: Looking): Promise<Page>
  close(): Promise<void>
}

/** A house with its pages, listening, and a browser to look at it. */
export async function openBrowserHouse(options: Parameters<typeof openHouse>[0] = {}): Promise<BrowserHouse> {
  if (!existsSync(join(builtPages, 'staff.html'))) {
    throw new Error('The browser part is not built: run `npm test`, or `npm start` once.')
  }
  const house = await openHouse({ ...options, webDir: builtPages })
  const { url } = house
  let browser: Browser
  try {
    browser = await openChromium()
  } catch (error) {
    await house.close()
    throw error
  }
  return {
    house,
    url,
    async look(how = {}) {
      const context = await browser.newContext({
        baseURL: url,
        viewport: how.screen ?? desk,
        colorScheme: how.theme ?? 'light',
        locale: how.language ?? 'zh-CN',
        timezoneId: 'Asia/Shanghai',
        reducedMotion: 'reduce',
      })
      await context.addInitScript(
        `localStorage['lilong.language'] ??= ${JSON.stringify(how.language ?? 'zh-CN')}`,
      )
      // The house's clock stands still; "yesterday" on a page must mean the same day.
      await context.clock.setFixedTime(house.clock.now())
      if (how.as) await bringCookie(context, url, (await house.as(how.as)).cookie)
      if (how.resident) await bringCookie(context, url, (await house.asResident(how.resident)).cookie)
      const page = await context.newPage()
      remember(page)
      sayWhenFailed(page, `${how.as ?? how.resident ?? 'a stranger'} at ${how.path ?? '/'}`)
      await page.goto(how.path ?? '/')
      return page
    },
    async close() {
      await browser.close()
      await house.close()
    },
  }
}

async function bringCookie(context: BrowserContext, url: string, cookie: string | null): Promise<void> {
  const [, name = '', value = ''] = cookie?.match(/^(\w+)=([^;]+)/) ?? []
  await context.addCookies([{ name, value, url, httpOnly: true, sameSite: 'Lax' }])
}

/** A test that fails on another machine leaves what its pages said: nobody can look at them afterwards. */
function sayWhenFailed(page: Page, who: string): void {
  onTestFailed(async () => {
    if (page.isClosed()) return
    const open = "[...document.querySelectorAll('[role=dialog], [role=alert], .ant-message')]"
    const texts = `${open}.concat(document.querySelector('main') ?? document.body).map((part) => part.innerText)`
    const said = await page.evaluate<string[]>(texts).catch(() => [])
    const heard = troublesOf(page).join('\n')
    console.log(`── ${who}, now ${page.url()}\n${said.join('\n·\n').slice(0, 3000)}\n${heard}`)
  })
}

const troubles = new WeakMap<Page, string[]>()

/** Whatever the browser complained about: our errors, and styles or scripts that the page policy turned away. */
function remember(page: Page): void {
  const heard: string[] = []
  troubles.set(page, heard)
  page.on('pageerror', (error) => heard.push(String(error)))
  page.on('console', (message) => {
    // A refused request is an answer, not a fault of the page; what it did with the answer is what a test looks at.
    if (message.type() === 'error' && !/^Failed to load resource/.test(message.text()))
      heard.push(message.text())
  })
}

/** What the browser complained about on this page so far. */
export const troublesOf = (page: Page): readonly string[] => troubles.get(page) ?? []

/** A picture of the page for people to look at: `.cache/screens/NAME.png`. */
export async function shoot(page: Page, name: string, how: { whole?: boolean } = {}): Promise<string> {
  const folder = join(root, '.cache', 'screens')
  await mkdir(folder, { recursive: true })
  const path = join(folder, `${name}.png`)
  await page.screenshot({ path, fullPage: how.whole ?? false, animations: 'disabled' })
  return path
}
