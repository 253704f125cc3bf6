import type { EventKind } from '../../platform/ledger/event.ts'

// The civic acts of this module. Data holds ids, enumerations and numbers only.

export const kinds: readonly EventKind[] = []
