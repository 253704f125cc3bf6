import type { TObject } from 'typebox'
import type { EventKind, EventRow } from '../ledger/event.ts'
import type { Lilong } from '../lilong.ts'
import type { Tx } from '../tx.ts'
import type { Jobs } from './jobs.ts'

/** What a listener is told: the event by its id and coordinates; it reads the rest itself. */
export interface HeardEvent {
  id: string
  kind: string
  subjectKind: string
  subjectId: string
  data: Record<string, unknown>
}

export interface Listener {
  kind: string
  /** Names the queue; unique and stable, since jobs wait under it across restarts. */
  name: string
  /** Must be idempotent by the event's id: a job may run twice. */
  hear: (tx: Tx, event: HeardEvent, lilong: Lilong) => Promise<void>
}

/** `on(plans.recordSubmitted, 'plans.thumbnails', makeThumbnails)`: runs later, promised in the transaction of the act. */
export function on<D extends TObject>(kind: EventKind<D>, name: string, hear: Listener['hear']): Listener {
  return { kind: kind.kind, name, hear }
}

/** One job per event and listener, in the transaction that wrote the event. */
export async function enqueueListeners(jobs: Jobs, tx: Tx, events: readonly EventRow[]): Promise<void> {
  for (const listener of jobs.listeners) {
    const heard = events.filter((event) => event.kind === listener.kind)
    if (heard.length === 0) continue
    await jobs.enqueue(
      tx,
      listener.name,
      heard.map(
        (event): HeardEvent => ({
          id: event.id,
          kind: event.kind,
          subjectKind: event.subject_kind,
          subjectId: event.subject_id,
          data: event.data as Record<string, unknown>,
        }),
      ),
    )
  }
}
