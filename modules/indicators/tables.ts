// Emitted from the migrated database by `npm run schema`. Do not edit.
import type { Kysely } from 'kysely'
import type { Event, Fact } from '../../platform/ledger/tables.ts'
import type { Tx } from '../../platform/tx.ts'

export interface Dashboard {
  id: string
  unit_id: string
  title: string
  items: import("./contract/dashboards.ts").DashboardItem[]
  version: number
  arranged_by: string | null
  arranged_at: Date
}

export interface Figure {
  id: string
  indicator_id: string
  indicator_kind: string
  place_id: string
  from_on: string
  until_on: string
  value: number
  bound: 'exact' | 'over' | 'about' | 'at_least' | 'at_most'
  source_title: string
  source_on: string
  source_url: string | null
  entered_by: string | null
  entered_at: Date
  withdrawn_reason: string | null
  withdrawn_by: string | null
  withdrawn_at: Date | null
}

export interface Indicator {
  id: string
  kind: 'flow' | 'level' | 'ratio' | 'external'
  office_id: string
  place_id: string
  category: string
  position: number
  name: string
  version: number
  retired_on: string | null
  retired_reason: string | null
  ranking_reason: string | null
  ranking_opened_by: string | null
  ranking_opened_at: Date | null
}

export interface Label {
  id: string
  name: string
  kind: string
  office_id: string
  place_id: string
  version_id: string
  unit: string
  retired_on: string
}

export interface List {
  id: string
  office_id: string
  place_id: string
  name: string
  matched_by: 'place' | 'key'
  dim: string | null
  version: number
}

export interface ListItem {
  id: string
  list_id: string
  name: string
  place_id: string
  key: string | null
  from_on: string
  until_on: string | null
}

export interface OpenCell {
  release_id: string
  place_id: string | null
  value: number | null
  state: 'shown' | 'hidden' | 'not_reported'
}

export interface OpenChoice {
  id: string
  indicator_id: string
  about: 'people' | 'things'
  reason: string | null
  chosen_by: string
  chosen_at: Date
  ended_by: string | null
  ended_at: Date | null
}

export interface OpenRelease {
  id: string
  indicator_id: string
  version_id: string
  month_on: string
  about: 'people' | 'things'
  released_by: string
  released_at: Date
}

export interface Part {
  version_id: string
  role: 'numerator' | 'denominator'
  part_id: string
  part_kind: 'flow' | 'level'
  part_version_id: string
}

export interface Version {
  id: string
  indicator_id: string
  number: number
  definition: import("./contract/definitions.ts").Definition
  reason: string | null
  saved_by: string | null
  saved_at: Date
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
  'indicators.dashboard': Dashboard
  'indicators.figure': Figure
  'indicators.indicator': Indicator
  'indicators.label': Label
  'indicators.list': List
  'indicators.list_item': ListItem
  'indicators.open_cell': OpenCell
  'indicators.open_choice': OpenChoice
  'indicators.open_release': OpenRelease
  'indicators.part': Part
  'indicators.version': Version
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
