import type { Page } from 'playwright-core'
import { violationsOf } from './axe.ts'

/** What is wrong with a page for people: rules of access that it breaks, what is too small to be touched, what is wider than the screen. */
export async function faultsOf(page: Page, least?: number): Promise<string[]> {
  const broken = await violationsOf(page)
  const wide = await page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth')
  const small =
    least === undefined
      ? []
      : await page.evaluate<string[]>(`
        [...document.querySelectorAll('main button, main select, main summary, main a[class], main input, main label:has(input)')]
          .filter((part) => part.checkVisibility() && !part.matches('label input'))
          .map((part) => [part, part.getBoundingClientRect()])
          .filter(([, { width, height }]) => width < ${least} - 0.5 || height < ${least} - 0.5)
          .map(([part, { width, height }]) => part.outerHTML.slice(0, 120) + ' ' + width + '×' + height)`)
  return [...broken, ...small, ...(wide ? ['wider than the screen'] : [])]
}
