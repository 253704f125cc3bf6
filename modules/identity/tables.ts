import type { Kysely } from 'kysely'
import type { Tx } from '../../platform/tx.ts'

export interface Tables {
  'identity.account': {
    id: string
    person_id: string
    staff_number: string
    password_hash: string
    must_change: boolean
    password_until: Date | null
    second_factor_sealed: Buffer | null
    second_factor_at: Date | null
    opened_at: Date
    closed_at: Date | null
  }
  'identity.grant': {
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
  'identity.session': {
    id: string
    token_hash: Buffer
    account_id: string
    created_at: Date
    seen_at: Date
    expires_at: Date
    ended_at: Date | null
    device: string
    address_hash: Buffer | null
    proof: 'password' | 'first_run' | 'second_factor'
  }
  'identity.version': { one: boolean; version: number }
  'units.label': { id: string; tree: 'place' | 'office'; kind: string; name: string; short_name: string }
  'units.within': { ancestor_id: string; id: string; from_on: string; until_on: string }
  'people.label': { id: string; name: string }
  'people.standing': { id: string; place_id: string; office_id: string }
  'people.works_for': {
    person_id: string
    office_id: string
    title: string | null
    from_on: string
    until_on: string
  }
}

/** The transaction, narrowed to the tables this module may name. */
export const at = (tx: Tx) => tx.db as unknown as Kysely<Tables>
