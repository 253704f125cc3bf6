import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

let axe: string | undefined

/** What is wrong with a page for people: rules of access that it breaks, what is too small to be touched, what is wider than the screen. */
export async function faultsOf(page: Page, least?: number): Promise<string[]> {
  axe ??= await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
  await page.evaluate(axe)
  const found = (await page.evaluate(
    'axe.run(document, { resultTypes: ["violations"], runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"] })',
  )) as AxeResults
  const broken = found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary ?? ''}`),
  )
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
