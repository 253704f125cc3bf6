import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

const script = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

/** What a machine finds of WCAG 2.2 AA on the page, whose bar under the thumb covers whatever it stands over at this moment: people scroll. */
export async function barriers(page: Page): Promise<string[]> {
  await page.evaluate("for (const bar of document.querySelectorAll('nav')) bar.style.position = 'static'")
  return violationsOf(page)
}

/** What a machine finds of WCAG 2.2 AA on the page as it stands, each with the element it was found on. */
export async function violationsOf(page: Page): Promise<string[]> {
  await page.evaluate(await readFile(script, 'utf8'))
  const found = (await page.evaluate(
    'axe.run(document, { resultTypes: ["violations"], runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"] })',
  )) as AxeResults
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 200)} ${failureSummary ?? ''}`),
  )
}
