// Emitted from the migrated database by `npm run schema`. Do not edit.
import type { Kysely } from 'kysely'
import type { Event, Fact } from '../../platform/ledger/tables.ts'
import type { Tx } from '../../platform/tx.ts'

export interface Adjustment {
  report_id: string
  of_report_id: string
  of_key: string
  was: number | null
  became: number | null
  snapshot: string
}

export interface Answer {
  id: string
  notice_id: string
  ordinal: number
  words: string
  answered_by: string
  answered_at: Date
  decision: 'accepted' | 'sent_back' | null
  decision_words: string | null
  decided_by: string | null
  decided_at: Date | null
}

export interface Evidence {
  file_id: string
  notice_id: string
  answer_id: string | null
  position: number
  name: string
  kept_by: string
  kept_at: Date
}

export interface Notice {
  id: string
  number: string
  title: string
  asked: string
  about_kind: 'target' | 'project' | 'other'
  about_id: string | null
  about_project_id: string | null
  about_text: string | null
  place_id: string
  office_id: string
  to_office_id: string
  ordered_by: string
  issued_by: string
  issued_at: Date
  due_on: string
  state: 'issued' | 'answered' | 'sent_back' | 'accepted' | 'withdrawn'
  overdue_at: Date | null
  escalated_at: Date | null
  settled_at: Date | null
}

export interface Pin {
  report_id: string
  key: string
  position: number
  kind: 'target' | 'indicator' | 'external'
  target_id: string | null
  project_id: string | null
  plan_id: string | null
  indicator_id: string | null
  version_id: string | null
  from_on: string | null
  until_on: string
  place_id: string | null
  title: string
  said: import("./contract/told.ts").InTwo
  unit: string | null
  decimals: number
  value: number | null
  n: number
  snapshot: string
}

export interface Report {
  id: string
  kind: 'annual' | 'circular' | 'free'
  title: string
  from_on: string
  until_on: string
  place_id: string
  office_id: string
  content: import("./contract/content.ts").ReportContent
  version: number
  corrects_id: string | null
  created_by: string
  created_at: Date
  saved_by: string
  saved_at: Date
  closed_by: string | null
  closed_at: Date | null
  follows_id: string | null
  pinned: import("./contract/told.ts").Told | null
  hash: string | null
  released_by: string | null
  released_at: Date | null
}

export interface IndicatorsLabel {
  id: string
  name: string
  kind: string
  office_id: string
  place_id: string
  version_id: string
  unit: string
  retired_on: string
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
  'reports.adjustment': Adjustment
  'reports.answer': Answer
  'reports.evidence': Evidence
  'reports.notice': Notice
  'reports.pin': Pin
  'reports.report': Report
  'indicators.label': IndicatorsLabel
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
