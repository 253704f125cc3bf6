// Emitted from the migrated database by `npm run schema`. Do not edit.
import type { Generated, Kysely } from 'kysely'
import type { Event, Fact } from '../../platform/ledger/tables.ts'
import type { Tx } from '../../platform/tx.ts'

export interface Candidate {
  id: string
  wish_id: string
  round_id: string | null
  title: string
  lead_office_id: string
  budget_fen: number | null
  feasibility: 'ready' | 'with_conditions' | 'later'
  value: number | null
  unit: string | null
  words: string | null
  position: number
  version: number
  dropped_at: Date | null
  draft_id: string | null
  project_id: string | null
  target_id: string | null
  linked_by: string | null
  linked_at: Date | null
}

export interface Draft {
  id: string
  plan_id: string
  stage: 'soliciting' | 'submitted' | 'voting' | 'issued'
  ordinal: number
  version: number
  source: string
  source_name: string | null
  source_file_id: string | null
  content: import("./contract/drafts.ts").DraftContent
  frozen_at: Date | null
  saved_by: string
  saved_at: Date
  held_by: string | null
}

export interface JoiningOffice {
  project_id: string
  office_id: string
}

export interface LeaderTerm {
  id: string
  project_id: string
  person_id: string
  during: string
}

export interface Milestone {
  id: string
  project_id: string
  title: string
  due_on: string
  reached_on: string | null
}

export interface Passage {
  id: string
  plan_id: string
  position: number
  number: string | null
  category: string | null
  text: string
  voted_down: boolean
}

export interface Photo {
  file_id: string
  record_id: string | null
  position: number
  kept_by: string
  kept_at: Date
  is_public: boolean
}

export interface Plan {
  id: string
  title: string
  year: number | null
  place_id: string
  office_id: string
  adopted_on: string | null
  adopted_at: Date | null
  adopted_by: string | null
  adopted_draft_id: string | null
  basis: string | null
  created_by: string
  created_at: Date
  vote: import("./contract/drafts.ts").PlanVote | null | null
}

export interface Project {
  id: string
  plan_id: string
  passage_id: string
  level: 'city' | 'district' | 'street'
  title: string
  state: 'draft' | 'adopted' | 'under_way' | 'finished' | 'accepted' | 'stopped'
  stopped_reason: string | null
  place_id: string
  office_id: string
  lead_office_id: string | null
  contact_person_id: string | null
  budget_fen: number | null
  site: string | null
  site_place_id: string | null
  version: number
}

export interface Record {
  id: string
  target_id: string
  project_id: string
  place_id: string
  office_id: string
  happened_on: string
  quantity: number
  note: string | null
  state: 'submitted' | 'accepted' | 'returned' | 'withdrawn' | 'reversed'
  submitted_by: string
  submitted_at: Date
  decided_by: string | null
  decided_at: Date | null
  return_reason: string | null
  reversal_reason: string | null
  accepted_event_id: string | null
  released_at: Date | null
  released_by: string | null
  released_event_id: string | null
  held_until_on: string | null
  hold_reason: string | null
  held_by: string | null
  sheet_id: string | null
  sheet_row: number | null
  site_id: string | null
  site_phase: 'signed' | 'begun' | 'finished' | 'accepted' | null
}

export interface Round {
  id: string
  place_id: string
  office_id: string
  year: number
  title: string
  words: string
  from_on: string
  last_on: string
  category_ids: string[]
  opened_by: string
  opened_at: Date
  closed_by: string | null
  closed_at: Date | null
}

export interface Sample {
  id: string
  plan_id: string
  record_id: string
  drawn_by: string
  drawn_at: Date
  outcome: 'confirmed' | 'doubted' | null
  words: string | null
  judged_by: string | null
  judged_at: Date | null
}

export interface Sheet {
  id: string
  plan_id: string
  name: string
  uploaded_by: string
  uploaded_at: Date
  file_id: string
  rows: import("./sheets/reading.ts").KeptRow[]
}

export interface Site {
  id: string
  project_id: string
  title: string
  place_id: string
  office_id: string
  acceptance_office_id: string
  area_m2: number | null
  contractor: string | null
  planned_start_on: string | null
  planned_finish_on: string | null
  phase: 'planned' | 'signed' | 'begun' | 'finished' | 'accepted' | 'stopped'
  stopped_at_phase: 'planned' | 'signed' | 'begun' | 'finished' | null
  stopped_reason: string | null
  finished_by: string | null
  finished_on: string | null
  accepted_by: string | null
  accepted_on: string | null
  opened_by: string
  opened_at: Date
  version: number
}

export interface SiteCount {
  site_id: string
  target_id: string
  phase: 'signed' | 'begun' | 'finished' | 'accepted'
  quantity: number
}

export interface SitePhoto {
  file_id: string
  site_id: string
  moment: 'before' | 'during' | 'after'
  taken_on: string
  kept_by: string
  kept_at: Date
}

export interface SiteStep {
  site_id: string
  version: number
  act: string
  phase: string
  happened_on: string
  words: string | null
  done_by: string
  done_at: Date
}

export interface Target {
  id: string
  project_id: string
  position: number
  quoted: string
  start_at: number
  end_at: number
  source_start: number | null
  source_end: number | null
  value: number
  max: number | null
  comparator: '=' | '>=' | '>' | '<=' | '<' | '~'
  unit: string | null
  subject: string | null
  kind: 'flow' | 'level'
  baseline: number | null
  per: string | null
  part_of: string | null
  measured_by: 'count' | 'change' | 'share' | 'reading' | 'indicator'
  denominator: number | null
  denominator_unit: string | null
  due_on: string
  counted_how: string | null
  indicator_id: string | null
  indicator_place_id: string | null
}

export interface Wish {
  id: string
  round_id: string | null
  category_id: string | null
  place_id: string
  office_id: string
  person_id: string | null
  entered_by: string
  channel: 'self' | 'hotline' | 'visit' | 'meeting' | 'letter' | 'split'
  title: string
  words: string
  claimed_at: { x: number; y: number } | null
  pairs: string[]
  state: 'waiting' | 'asked_back' | 'published' | 'merged' | 'candidate' | 'listed' | 'adopted' | 'under_way' | 'done' | 'stopped' | 'refused' | 'moved' | 'withdrawn'
  version: number
  made_at: Date
  published_at: Date | null
  merged_into: string | null
  state_before_merge: string | null
  root_id: string
  split_from: string | null
  project_id: string | null
  target_id: string | null
}

export interface WishCategory {
  id: string
  office_id: string
  name: string
}

export interface WishCrowd {
  id: string
  wish_id: string
  place_id: string
  count: number
  way: 'meeting' | 'sheet'
  happened_on: string
  entered_by: string
  entered_at: Date
  event_id: string
}

export interface WishFollow {
  wish_id: string
  person_id: string
  followed_at: Date
}

export interface WishOpinion {
  id: string
  wish_id: string
  office_id: string
  question: string
  due_on: string
  asked_by: string
  asked_at: Date
  stance: 'can_be_done' | 'with_conditions' | 'cannot_be_done' | 'under_way' | 'not_ours' | null
  words: string | null
  given_by: string | null
  given_at: Date | null
}

export interface WishPhoto {
  file_id: string
  wish_id: string | null
  position: number
  kept_by: string
  kept_at: Date
  is_public: boolean
}

export interface WishStep {
  id: string
  wish_id: string
  act: string
  state: string
  at: Date
  by_person: string | null
  reason: string | null
  words: string | null
  other_wish_id: string | null
  office_id: string | null
  ordinal: Generated<number>
}

export interface WishSupport {
  id: string
  wish_id: string
  person_id: string
  human_id: string
  place_id: string
  supported_at: Date
  event_id: string
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
  'plans.candidate': Candidate
  'plans.draft': Draft
  'plans.joining_office': JoiningOffice
  'plans.leader_term': LeaderTerm
  'plans.milestone': Milestone
  'plans.passage': Passage
  'plans.photo': Photo
  'plans.plan': Plan
  'plans.project': Project
  'plans.record': Record
  'plans.round': Round
  'plans.sample': Sample
  'plans.sheet': Sheet
  'plans.site': Site
  'plans.site_count': SiteCount
  'plans.site_photo': SitePhoto
  'plans.site_step': SiteStep
  'plans.target': Target
  'plans.wish': Wish
  'plans.wish_category': WishCategory
  'plans.wish_crowd': WishCrowd
  'plans.wish_follow': WishFollow
  'plans.wish_opinion': WishOpinion
  'plans.wish_photo': WishPhoto
  'plans.wish_step': WishStep
  'plans.wish_support': WishSupport
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
