// Emitted from the migrated database by `npm run schema`. Do not edit.
import type { Kysely } from 'kysely'
import type { Event, Fact } from '../../platform/ledger/tables.ts'
import type { Tx } from '../../platform/tx.ts'

export interface Attendee {
  id: string
  session_id: string
  person_id: string
  member_id: string | null
  standing: 'entitled' | 'observer'
  constituency: string | null
  delegation: string | null
  capacity: string | null
  venue_id: string | null
  group_id: string | null
  seat: string | null
  ballot_by: 'phone' | 'paper'
  leave: 'none' | 'asked' | 'granted' | 'refused'
  leave_reason: string | null
  leave_decided_by: string | null
  removed_at: Date | null
  leave_asked_at: Date | null
  leave_asked_by: string | null
  leave_decided_at: Date | null
}

export interface Body {
  id: string
  kind: 'conference' | 'committee' | 'residents_committee' | 'party_branch'
  name: string
  of_body_id: string | null
  place_id: string
  office_id: string
  entered_at: Date
}

export interface Card {
  id: string
  attendee_id: string
  code_index: Buffer
  code_sealed: Buffer
  issued_at: Date
  issued_by: string | null
  ended_at: Date | null
  ended_by: string | null
}

export interface DiscussionGroup {
  id: string
  session_id: string
  name: string
  mode: 'on_site' | 'online'
  position: number
  where_held: string | null
  convenor_id: string | null
  recorder_id: string | null
}

export interface Duty {
  id: string
  session_id: string
  person_id: string
  duty: 'chair' | 'teller' | 'scrutineer' | 'usher'
  venue_id: string | null
}

export interface Invitation {
  attendee_id: string
  told_at: Date | null
  printed_at: Date | null
  seen_at: Date | null
  handed_by: string | null
  sent_by: string
}

export interface Item {
  id: string
  session_id: string
  position: number
  kind: 'opening' | 'report' | 'motion' | 'deliberation' | 'vote' | 'election' | 'evaluation' | 'speech' | 'break' | 'closing' | 'other'
  title: string
  speaker: string | null
  speaker_id: string | null
  minutes: number | null
  script: string
  needs: string[]
}

export interface ItemPaper {
  id: string
  item_id: string
  position: number
  title: string
  source: 'file' | 'plan' | 'report' | 'paper'
  file_id: string
  source_id: string | null
  added_at: Date
  added_by: string
  removed_at: Date | null
}

export interface ItemProgress {
  run_id: string
  item_id: string
  state: 'under_way' | 'done' | 'skipped'
  began_at: Date
  ended_at: Date | null
  by_id: string
}

export interface KeptTick {
  id: string
  run_id: string
  venue_id: string
  attendee_id: string
  act: 'in' | 'out'
  ticked_at: Date
  entered_at: Date
  entered_by: string | null
  outcome: 'done' | 'already' | 'elsewhere' | 'not_there' | 'overtaken'
}

export interface Member {
  id: string
  term_id: string
  person_id: string
  post: 'representative' | 'director' | 'deputy_director' | 'secretary_general' | 'member'
  constituency: string | null
  delegation: string | null
  group_name: string | null
  during: string
  round_id: string | null
  sex: 'female' | 'male' | null
  entered_at: Date
  number: string | null
}

export interface PaperReading {
  item_paper_id: string
  person_id: string
  read_at: Date
}

export interface Presence {
  id: string
  run_id: string
  attendee_id: string
  venue_id: string | null
  channel: 'card' | 'list' | 'phone' | 'online' | 'telephone'
  in_at: Date
  in_by: string | null
  out_at: Date | null
  out_by: string | null
  learned_at: Date | null
  struck_at: Date | null
  struck_by: string | null
}

export interface Run {
  id: string
  session_id: string
  kind: 'rehearsal' | 'real'
  began_at: Date
  began_by: string
  ended_at: Date | null
  ended_by: string | null
  wiped_at: Date | null
  wiped: unknown | null
}

export interface Session {
  id: string
  term_id: string
  kind: 'conference' | 'meeting' | 'election'
  ordinal: number
  title: string
  held_on: string
  opens_at: Date
  place_id: string
  office_id: string
  state: 'preparing' | 'called' | 'sitting' | 'closed' | 'cancelled'
  quorum: unknown
  version: number
  created_by: string
  created_at: Date
  chaired_by: string | null
}

export interface TelephoneEntry {
  report_id: string
  run_id: string
  person_id: string
  attendee_ids: string[]
  revision: number
  entered_at: Date
}

export interface TelephoneReport {
  id: string
  run_id: string
  venue_id: string
  began_at: Date
  agreed_at: Date | null
  dropped_at: Date | null
}

export interface Term {
  id: string
  body_id: string
  ordinal: number
  from_on: string
  until_on: string
  seats: number | null
}

export interface Venue {
  id: string
  session_id: string
  name: string
  kind: 'main' | 'sub' | 'online'
  position: number
  has_network: boolean
  counted_with: string | null
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
  'assembly.attendee': Attendee
  'assembly.body': Body
  'assembly.card': Card
  'assembly.discussion_group': DiscussionGroup
  'assembly.duty': Duty
  'assembly.invitation': Invitation
  'assembly.item': Item
  'assembly.item_paper': ItemPaper
  'assembly.item_progress': ItemProgress
  'assembly.kept_tick': KeptTick
  'assembly.member': Member
  'assembly.paper_reading': PaperReading
  'assembly.presence': Presence
  'assembly.run': Run
  'assembly.session': Session
  'assembly.telephone_entry': TelephoneEntry
  'assembly.telephone_report': TelephoneReport
  'assembly.term': Term
  'assembly.venue': Venue
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
