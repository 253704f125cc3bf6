import { oneOf, Type } from '../../platform/contract.ts'
import { eventKind } from '../../platform/ledger/event.ts'
import { committeeKindsOfEvents } from './committee/events.ts'
import { runKinds } from './contract/core.ts'
import { electionKinds } from './elections/events.ts'
import { paperKinds } from './papers/events.ts'
import { pollEvents } from './polls/events.ts'
import { presenceKinds } from './presence/events.ts'
import { runEvents } from './run/events.ts'
import { talkKinds } from './talk/events.ts'
import { prepareKinds } from './terms/events.ts'

// The civic acts of this module. Data holds ids, enumerations and numbers only.

export const runBegan = eventKind('assembly.run_began', { data: Type.Object({ kind: oneOf(runKinds) }) })
export const runEnded = eventKind('assembly.run_ended', { data: Type.Object({ kind: oneOf(runKinds) }) })
/** Anything done in a rehearsal: it is nobody's figure, and carries what it stands for as a word only. */
export const rehearsed = eventKind('assembly.rehearsed', { data: Type.Object({ act: Type.String() }) })

export const kinds = [
  runBegan,
  runEnded,
  rehearsed,
  ...runEvents,
  ...prepareKinds,
  ...presenceKinds,
  ...talkKinds,
  ...paperKinds,
  ...committeeKindsOfEvents,
  ...electionKinds,
  ...pollEvents,
]
