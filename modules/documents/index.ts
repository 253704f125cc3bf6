/** The face of `documents`: what later modules and the demonstration may call on the server. */

export { answerObjection, countersignPaper } from './approvals/countersigns.ts'
export { decidePaper, linesOpen } from './approvals/decisions.ts'
export { nameDeputy } from './approvals/deputies.ts'
export { blankPaper, type PaperBlock, type PaperBody, type PaperForm } from './contract/layout.ts'
export { bindEvidence, keepEvidenceFile, listCandidates } from './folders/evidence.ts'
export { completeFolder, handInFolder, openFolder } from './folders/folders.ts'
export { getFolder } from './folders/reading.ts'
export { addStandards, changeStandard, readStandards } from './folders/standards.ts'
export { layOutLoose, layOutPaper } from './layout/paper.ts'
export { attachFile, draftPaper, openPaper, savePaper } from './papers/drafts.ts'
export { listPapers } from './papers/lines.ts'
export { filePaper, issuePaper, numberPaper, voidPaper, withdrawPaper } from './papers/moving.ts'
export { openSeries, takeNumber } from './papers/numbers.ts'
export { getPaper } from './papers/reading.ts'
export { keepScan } from './papers/scans.ts'
export { submitPaper } from './papers/submission.ts'
export { printRegister } from './registers/printing.ts'
export { openRegister } from './registers/registers.ts'
export {
  type RegisterAsk,
  type RegisterField,
  type RegisterRow,
  type RegisterSource,
  registerSource,
} from './registers/sources.ts'
export { keepTemplate } from './registers/templates.ts'
export { blocksOf } from './rules/writing.ts'
export { enterSeal } from './seals/seals.ts'
export { applyForSeal, refuseSeal, setSeal } from './seals/uses.ts'
