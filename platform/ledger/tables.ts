// Emitted from the migrated database by `npm run schema`. Do not edit.
import type { Generated } from 'kysely'

export interface Event {
  id: string
  seq: Generated<number>
  kind: string
  version: number
  occurred_on: string
  occurred_at: Date
  recorded_at: Date
  place_id: string
  office_id: string
  actor_id: string | null
  channel: string
  subject_kind: string
  subject_id: string
  person_id: string | null
  household_id: string | null
  quantity: number | null
  measure: string | null
  evidence: string[]
  reverses: string | null
  reason: string | null
  turn: number
  data: unknown
  dims: unknown
  request_id: string
  transaction_id: string
}

export interface Fact {
  kind: string
  measure: string
  dims: unknown
  day: string
  place_id: string
  office_id: string
  quantity: number
  n: number
}
