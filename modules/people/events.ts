import { Id, Type } from '../../platform/contract.ts'
import { eventKind } from '../../platform/ledger/event.ts'

export const personEntered = eventKind('people.person_entered', {
  data: Type.Object({ posts: Type.Array(Id) }),
})

export const kinds = [personEntered]
