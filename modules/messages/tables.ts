// Emitted from the migrated database by `npm run schema`. Do not edit.
import type { Kysely } from 'kysely'
import type { Event, Fact } from '../../platform/ledger/tables.ts'
import type { Tx } from '../../platform/tx.ts'

export interface Attempt {
  sms_id: string
  ordinal: number
  tried_at: Date
  went: boolean
  trouble: string | null
}

export interface Message {
  id: string
  person_id: string
  kind: string
  data: unknown
  told_at: Date
  read_at: Date | null
  occasion: string
}

export interface Sms {
  id: string
  message_id: string | null
  person_id: string | null
  phone_sealed: Buffer | null
  text_sealed: Buffer | null
  told_at: Date
  due_at: Date | null
  good_until: Date
  tries: number
  state: 'waiting' | 'sent' | 'failed' | 'spared'
  why: 'no_phone' | 'gone' | 'read' | 'enough_today' | 'too_late' | 'gateway' | null
  ended_at: Date | null
}

export interface PeopleHuman {
  id: string
  human_id: string
}

export interface PeopleLabel {
  id: string
  name: string
}

export interface PeopleStanding {
  id: string
  place_id: string
  office_id: string
}

export interface PeopleWorksFor {
  person_id: string
  office_id: string
  title: string
  from_on: string
  until_on: string
}

export interface UnitsLabel {
  id: string
  tree: string
  kind: string
  name: string
  short_name: string
}

export interface UnitsWithin {
  ancestor_id: string
  id: string
  from_on: string
  until_on: string
}

export interface Tables {
  'messages.attempt': Attempt
  'messages.message': Message
  'messages.sms': Sms
  'people.human': PeopleHuman
  'people.label': PeopleLabel
  'people.standing': PeopleStanding
  'people.works_for': PeopleWorksFor
  'units.label': UnitsLabel
  'units.within': UnitsWithin
  'ledger.event': Event
  'ledger.fact': Fact
}

/** This module's view of the database: its own tables, the views earlier modules publish, and the ledger to read. */
export const at = (tx: Tx): Kysely<Tables> => tx.db as unknown as Kysely<Tables>
