import { Id, oneOf, Type } from '../../../platform/contract.ts'
import { eventKind } from '../../../platform/ledger/event.ts'
import { officialKinds } from '../contract/papers.ts'

// What comes of a session. Data holds ids, enumerations and numbers only.

export const paperBegun = eventKind('assembly.paper_begun', {
  data: Type.Object({ kind: oneOf(officialKinds), paper: Id }),
})
export const listAdopted = eventKind('assembly.list_adopted', {
  data: Type.Object({ plan: Id, projects: Type.Integer(), rejected: Type.Integer() }),
})
export const rectificationOrdered = eventKind('assembly.rectification_ordered', {
  data: Type.Object({ notice: Id, office: Id, grade: Type.String(), dueOn: Type.String() }),
})
export const secondTestPrepared = eventKind('assembly.second_test_prepared', {
  data: Type.Object({ poll: Id, items: Type.Integer() }),
})

export const paperKinds = [paperBegun, listAdopted, rectificationOrdered, secondTestPrepared]
