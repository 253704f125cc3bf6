// Emitted from the migrated database by `npm run schema`. Do not edit.
import type { Kysely } from 'kysely'
import type { Event, Fact } from '../../platform/ledger/tables.ts'
import type { Tx } from '../../platform/tx.ts'

export interface Account {
  id: string
  person_id: string
  staff_number: string | null
  password_hash: string | null
  must_change: boolean
  password_until: Date | null
  second_factor_sealed: Buffer | null
  second_factor_at: Date | null
  opened_at: Date
  closed_at: Date | null
  second_factor_pending: Buffer | null
  second_factor_step: number | null
}

export interface Grant {
  id: string
  person_id: string
  role: string
  place_id: string | null
  office_id: string | null
  lines: string[] | null
  from_on: string
  until_on: string | null
  given_by: string | null
}

export interface PhoneCode {
  id: string
  phone_index: Buffer
  code_hash: Buffer
  made_at: Date
  good_until: Date
  tries: number
  ended_at: Date | null
  address_hash: Buffer
  ticket_hash: Buffer | null
  ticket_until: Date | null
}

export interface RecoveryCode {
  account_id: string
  code_hash: Buffer
  used_at: Date | null
}

export interface Resident {
  person_id: string
  notice_version: number
  agreed_at: Date
  self_entered: boolean
  joined_at: Date
  left_at: Date | null
}

export interface Session {
  id: string
  token_hash: Buffer
  account_id: string
  created_at: Date
  seen_at: Date
  expires_at: Date
  ended_at: Date | null
  device: string
  address_hash: Buffer | null
  proof: 'password' | 'first_run' | 'second_factor' | 'phone_code'
}

export interface Version {
  one: boolean
  version: number
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
  'identity.account': Account
  'identity.grant': Grant
  'identity.phone_code': PhoneCode
  'identity.recovery_code': RecoveryCode
  'identity.resident': Resident
  'identity.session': Session
  'identity.version': Version
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
