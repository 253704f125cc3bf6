import type { Kysely } from 'kysely'
import type { Tx } from '../../platform/tx.ts'
import type { DraftContent } from './contract/drafts.ts'
import type { SheetRow } from './contract/records.ts'
import type {
  Comparator,
  DraftStage,
  Measure,
  ProjectLevel,
  ProjectState,
  QuantityKind,
  RecordState,
  ReversalReason,
} from './contract/words.ts'
import type { Static } from '../../platform/contract.ts'

export interface Tables {
  'plans.plan': {
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
  }
  'plans.draft': {
    id: string
    plan_id: string
    stage: DraftStage
    ordinal: number
    version: number
    source: string
    source_name: string | null
    source_file_id: string | null
    content: DraftContent
    frozen_at: Date | null
    saved_by: string
    saved_at: Date
  }
  'plans.passage': {
    id: string
    plan_id: string
    position: number
    number: string | null
    category: string | null
    text: string
  }
  'plans.project': {
    id: string
    plan_id: string
    passage_id: string
    level: ProjectLevel
    title: string
    state: ProjectState
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
  'plans.joining_office': { project_id: string; office_id: string }
  'plans.leader_term': { id: string; project_id: string; person_id: string; during: string }
  'plans.milestone': {
    id: string
    project_id: string
    title: string
    due_on: string
    reached_on: string | null
  }
  'plans.target': {
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
    comparator: Comparator
    unit: string | null
    subject: string | null
    kind: QuantityKind
    baseline: number | null
    per: string | null
    part_of: string | null
    measured_by: Measure
    denominator: number | null
    denominator_unit: string | null
    due_on: string
    counted_how: string | null
  }
  'plans.record': {
    id: string
    target_id: string
    project_id: string
    place_id: string
    office_id: string
    happened_on: string
    quantity: number
    note: string | null
    state: RecordState
    submitted_by: string
    submitted_at: Date
    decided_by: string | null
    decided_at: Date | null
    return_reason: string | null
    reversal_reason: ReversalReason | null
    accepted_event_id: string | null
    released_at: Date | null
    released_by: string | null
    released_event_id: string | null
    held_until_on: string | null
    hold_reason: string | null
    held_by: string | null
    sheet_id: string | null
    sheet_row: number | null
  }
  'plans.photo': {
    file_id: string
    record_id: string | null
    position: number
    kept_by: string
    kept_at: Date
    is_public: boolean
  }
  'plans.sample': {
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
  'plans.sheet': {
    id: string
    plan_id: string
    name: string
    uploaded_by: string
    uploaded_at: Date
    file_id: string
    /** What the page shows, and the place a row was understood as. */
    rows: (Static<typeof SheetRow> & { placeId: string | null })[]
  }
  // What earlier modules publish.
  'units.label': { id: string; tree: 'place' | 'office'; kind: string; name: string; short_name: string }
  'units.within': { ancestor_id: string; id: string; from_on: string; until_on: string }
  'people.label': { id: string; name: string }
  'ledger.fact': {
    kind: string
    measure: string
    dims: Record<string, unknown>
    day: string
    place_id: string
    office_id: string
    quantity: number
    n: number
  }
}

/** The transaction, narrowed to the tables this module may name. */
export const at = (tx: Tx) => tx.db as unknown as Kysely<Tables>
