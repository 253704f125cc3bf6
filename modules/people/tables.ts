// Emitted from the migrated database by `npm run schema`. Do not edit.
import type { Kysely } from 'kysely'
import type { Event, Fact } from '../../platform/ledger/tables.ts'
import type { Tx } from '../../platform/tx.ts'

export interface Employment {
  id: string
  person_id: string
  office_id: string
  title: string | null
  during: string
}

export interface Household {
  id: string
  place_id: string
  entered_at: Date
}

export interface HouseholdMember {
  id: string
  household_id: string
  person_id: string
  relation: string | null
  during: string
}

export interface Human {
  id: string
  human_id: string
}

export interface Identifier {
  id: string
  person_id: string
  kind: 'phone' | 'identity_number'
  sealed: Buffer
  blind_index: Buffer
  entered_at: Date
}

export interface Label {
  id: string
  name: string
}

export interface Person {
  id: string
  name: string
  sex: 'female' | 'male' | null
  born_on: string | null
  alias_of: string | null
  place_id: string
  office_id: string
  entered_at: Date
}

export interface Standing {
  id: string
  place_id: string
  office_id: string
}

export interface WorksFor {
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
  'people.employment': Employment
  'people.household': Household
  'people.household_member': HouseholdMember
  'people.human': Human
  'people.identifier': Identifier
  'people.label': Label
  'people.person': Person
  'people.standing': Standing
  'people.works_for': WorksFor
  'units.label': UnitsLabel
  'units.within': UnitsWithin
  'ledger.event': Event
  'ledger.fact': Fact
}

/** This module's view of the database: its own tables, the views earlier modules publish, and the ledger to read. */
export const at = (tx: Tx): Kysely<Tables> => tx.db as unknown as Kysely<Tables>
