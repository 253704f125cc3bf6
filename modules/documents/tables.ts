// Emitted from the migrated database by `npm run schema`. Do not edit.
import type { Generated, Kysely } from 'kysely'
import type { Event, Fact } from '../../platform/ledger/tables.ts'
import type { Tx } from '../../platform/tx.ts'

export interface Approval {
  id: string
  paper_id: string
  round: number
  path: string
  ask: 'review' | 'sign' | 'read'
  person_id: string
  rank: 'leader' | 'head' | 'none'
  outcome: 'approved' | 'returned' | 'passed' | 'seen' | 'dropped' | null
  words: string | null
  decided_by: string | null
  decided_at: Date | null
  deputy_term_id: string | null
  passed_to: string | null
}

export interface Attachment {
  file_id: string
  paper_id: string
  name: string
  kept_by: string
  kept_at: Date
}

export interface Countersign {
  id: string
  paper_id: string
  round: number
  office_id: string
  position: number
  due_on: string | null
  stance: 'agreed' | 'remarked' | 'objected' | null
  words: string | null
  spoken_by: string | null
  spoken_at: Date | null
  answer: string | null
  answered_by: string | null
  answered_at: Date | null
}

export interface DeputyTerm {
  id: string
  person_id: string
  deputy_id: string
  kinds: string[] | null
  from_on: string
  until_on: string
  reason: string
  written_by: string
  written_at: Date
  ended_on: string | null
  ended_by: string | null
}

export interface Evidence {
  id: string
  standard_id: string
  kind: 'record' | 'paper' | 'file' | 'indicator'
  ref_id: string
  source_key: string | null
  title: string
  happened_on: string
  event_id: string | null
  pinned: import("./contract/folders.ts").PinnedNumber | null | null
  sha256: Buffer | null
  bound_by: string
  bound_at: Date
  removed_by: string | null
  removed_at: Date | null
}

export interface Folder {
  id: string
  title: string
  basis: string | null
  inspector: string | null
  place_id: string
  office_id: string
  state: 'open' | 'complete' | 'handed_in'
  due_on: string
  from_on: string
  until_on: string
  created_by: string
  created_at: Date
  completed_at: Date | null
  completed_by: string | null
  handed_in_at: Date | null
  handed_in_by: string | null
  handed_in_sha256: Buffer | null
}

export interface Number {
  organ_id: string
  code: string
  year: number
  ordinal: number
  number: string
  taken_at: Date
  paper_id: string | null
}

export interface Paper {
  id: string
  kind: string
  title: string
  place_id: string
  office_id: string
  organ_id: string
  state: 'draft' | 'countersigning' | 'approval' | 'approved' | 'numbered' | 'sealed' | 'issued' | 'filed' | 'returned' | 'withdrawn' | 'void'
  is_internal: boolean
  urgency: 'urgent' | 'most_urgent' | null
  due_on: string | null
  countersign_mode: 'at_once' | 'in_order' | null
  version: number
  round: number
  drafted_by: string
  drafted_at: Date
  approved_at: Date | null
  dated_on: string | null
  signer_id: string | null
  signed_rank: 'leader' | 'head' | null
  approved_version: number | null
  approved_sha256: Buffer | null
  issued_at: Date | null
  issued_event_id: string | null
  filed_at: Date | null
  file_mark: string | null
  void_reason: string | null
  about_kind: string | null
  about_id: string | null
  touched_at: Date
}

export interface Recipient {
  paper_id: string
  office_id: string
  part: 'main' | 'copy'
}

export interface Register {
  id: string
  title: string
  source_key: string
  place_id: string
  office_id: string
  is_shared: boolean
  created_by: string
  created_at: Date
  closed_at: Date | null
}

export interface RegisterPrint {
  id: string
  register_id: string
  template_id: string | null
  from_on: string
  until_on: string
  place_id: string | null
  office_id: string | null
  rows: number
  file_id: string
  name: string
  media_type: string
  sha256: Buffer
  printed_by: string
  printed_at: Date
}

export interface RegisterTemplate {
  id: string
  register_id: string
  ordinal: number
  format: 'docx' | 'xlsx'
  file_id: string
  name: string
  reads: import("./contract/registers.ts").TemplateReads
  kept_by: string
  kept_at: Date
}

export interface Scan {
  id: string
  paper_id: string
  file_id: string
  sha256: Buffer
  name: string
  reason: string | null
  kept_by: string
  kept_at: Date
  position: number
}

export interface Seal {
  id: string
  name: string
  kind: 'official' | 'party' | 'office' | 'special' | 'name'
  place_id: string
  office_id: string
  kept_at: string
  from_on: string
  until_on: string | null
  end_reason: string | null
  picture_id: string | null
  entered_by: string
  entered_at: Date
}

export interface SealKeeper {
  id: string
  seal_id: string
  person_id: string
  during: string
}

export interface SealRule {
  seal_id: string
  kind: string
  signed_rank: 'leader' | 'head'
}

export interface SealUse {
  id: string
  seal_id: string
  paper_id: string
  state: 'asked' | 'sealed' | 'refused'
  copies: number
  pages: number
  applied_by: string
  applied_at: Date
  approved_by: string | null
  decided_by: string | null
  decided_at: Date | null
  watched_by: string | null
  refusal: 'not_approved' | 'changed_since' | 'not_on_list' | 'rank_too_low' | 'seal_not_in_use' | 'paper_gone' | 'faulty' | 'other' | null
  words: string | null
}

export interface Series {
  organ_id: string
  code: string
  mark: string | null
  opened_at: Date
  opened_by: string | null
  closed_on: string | null
}

export interface SeriesYear {
  organ_id: string
  code: string
  year: number
  last: number
}

export interface Standard {
  id: string
  folder_id: string
  position: number
  code: string
  section: string | null
  words: string
  needs_kind: 'record' | 'paper' | 'file' | 'indicator' | null
  needs_count: number
  from_on: string | null
  until_on: string | null
  weight: number | null
  office_id: string
  due_on: string | null
  waived_reason: string | null
}

export interface Step {
  id: string
  paper_id: string
  round: number
  version: number
  act: string
  person_id: string
  for_person_id: string | null
  office_id: string | null
  words: string | null
  at: Date
  turn: Generated<number>
}

export interface Version {
  paper_id: string
  version: number
  content: import("./contract/papers.ts").PaperContent
  sha256: Buffer
  saved_by: string
  saved_at: Date
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
  'documents.approval': Approval
  'documents.attachment': Attachment
  'documents.countersign': Countersign
  'documents.deputy_term': DeputyTerm
  'documents.evidence': Evidence
  'documents.folder': Folder
  'documents.number': Number
  'documents.paper': Paper
  'documents.recipient': Recipient
  'documents.register': Register
  'documents.register_print': RegisterPrint
  'documents.register_template': RegisterTemplate
  'documents.scan': Scan
  'documents.seal': Seal
  'documents.seal_keeper': SealKeeper
  'documents.seal_rule': SealRule
  'documents.seal_use': SealUse
  'documents.series': Series
  'documents.series_year': SeriesYear
  'documents.standard': Standard
  'documents.step': Step
  'documents.version': Version
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
