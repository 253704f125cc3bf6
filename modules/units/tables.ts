import type { Kysely } from 'kysely'
import type { Tx } from '../../platform/tx.ts'

export interface Tables {
  'units.unit': {
    id: string
    tree: 'place' | 'office'
    kind: string
    name: string
    short_name: string
    code: string | null
    labels: Record<string, string>
    opened_on: string
    closed_on: string | null
    root: boolean
  }
  'units.edge': {
    id: string
    tree: 'place' | 'office'
    child_id: string
    parent_id: string
    during: string
  }
  'units.closure': { id: string; ancestor_id: string; from_on: string; until_on: string }
  'units.shape': { id: string; place_id: string; area: string; during: string }
  'units.version': { one: boolean; version: number }
  'units.label': { id: string; tree: 'place' | 'office'; kind: string; name: string; short_name: string }
  'units.within': { ancestor_id: string; id: string; from_on: string; until_on: string }
}

/** The transaction, narrowed to the tables this module may name. */
export const at = (tx: Tx) => tx.db as unknown as Kysely<Tables>
