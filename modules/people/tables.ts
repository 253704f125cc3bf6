import type { Kysely } from 'kysely'
import type { Tx } from '../../platform/tx.ts'

export interface Tables {
  'people.person': {
    id: string
    name: string
    sex: 'female' | 'male' | null
    born_on: string | null
    alias_of: string | null
    place_id: string
    office_id: string
    entered_at: Date
  }
  'people.household': { id: string; place_id: string; entered_at: Date }
  'people.household_member': {
    id: string
    household_id: string
    person_id: string
    relation: string | null
    during: string
  }
  'people.employment': {
    id: string
    person_id: string
    office_id: string
    title: string | null
    during: string
  }
  'people.identifier': {
    id: string
    person_id: string
    kind: 'phone' | 'identity_number'
    sealed: Buffer
    blind_index: Buffer
    entered_at: Date
  }
  'people.label': { id: string; name: string }
  'people.works_for': {
    person_id: string
    office_id: string
    title: string | null
    from_on: string
    until_on: string
  }
  'units.label': { id: string; tree: 'place' | 'office'; kind: string; name: string; short_name: string }
  'units.within': { ancestor_id: string; id: string; from_on: string; until_on: string }
}

/** The transaction, narrowed to the tables this module may name. */
export const at = (tx: Tx) => tx.db as unknown as Kysely<Tables>
