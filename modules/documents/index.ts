/** The face of `documents`: what later modules may call on the server. */

export type { PaperBlock, PaperBody, PaperForm } from './contract/layout.ts'
export { layOutPaper } from './layout/paper.ts'
export {
  type RegisterAsk,
  type RegisterField,
  type RegisterRow,
  type RegisterSource,
  registerSource,
} from './registers/sources.ts'
