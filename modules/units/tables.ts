// Emitted from the migrated database by `npm run schema`. Do not edit.
import type { Kysely } from 'kysely'
import type { Event, Fact } from '../../platform/ledger/tables.ts'
import type { Tx } from '../../platform/tx.ts'

export interface Closure {
  id: string
  ancestor_id: string
  from_on: string
  until_on: string
}

export interface Edge {
  id: string
  tree: string
  child_id: string
  parent_id: string
  during: string
}

export interface Label {
  id: string
  tree: string
  kind: string
  name: string
  short_name: string
}

export interface Shape {
  id: string
  place_id: string
  area: string
  during: string
}

export interface Unit {
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

export interface Version {
  one: boolean
  version: number
}

export interface Within {
  ancestor_id: string
  id: string
  from_on: string
  until_on: string
}

export interface Tables {
  'units.closure': Closure
  'units.edge': Edge
  'units.label': Label
  'units.shape': Shape
  'units.unit': Unit
  'units.version': Version
  'units.within': Within
  'ledger.event': Event
  'ledger.fact': Fact
}

/** This module's view of the database: its own tables, the views earlier modules publish, and the ledger to read. */
export const at = (tx: Tx): Kysely<Tables> => tx.db as unknown as Kysely<Tables>
