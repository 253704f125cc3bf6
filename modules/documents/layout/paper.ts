import type { PaperBody } from '../contract/layout.ts'
import { drawLoose, drawPaper } from './draw.ts'

/**
 * The paper as a .docx in the layout of GB/T 9704-2012: A4, 22 lines of 28 characters in 三号仿宋, its elements where the standard
 * puts them. Refuses nothing: an element that is null is left out. The same body gives the same page.
 */
export function layOutPaper(body: PaperBody): Promise<Buffer> {
  return drawPaper(body)
}

/**
 * So many sheets to be filled in by hand, all alike to the letter: every copy begins on a page of its own, and no page has a number, for a
 * number would tell one sheet from another.
 */
export function layOutLoose(body: PaperBody, copies = 1): Promise<Buffer> {
  return drawLoose(body, copies)
}
