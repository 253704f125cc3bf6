import type { TObject } from 'typebox'
import { type EventKind, type NewEvent, record } from '../../platform/ledger/event.ts'
import type { Tx } from '../../platform/tx.ts'
import { rehearsed } from './events.ts'

/**
 * Records an act of a run: the act itself on the day, and in a rehearsal only that it was rehearsed, without quantity, person or data, so
 * that nothing of a rehearsal is ever counted and the books never have to be changed to wipe it.
 */
export function recordAct<D extends TObject>(
  tx: Tx,
  run: { kind: 'rehearsal' | 'real' },
  kind: EventKind<D>,
  act: NewEvent<D>,
): void {
  if (run.kind === 'real') {
    record(tx, kind, act)
    return
  }
  const { placeId, officeId, actor, subject } = act
  record(tx, rehearsed, { placeId, officeId, actor, subject, data: { act: kind.kind } })
}
