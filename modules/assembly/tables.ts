// Emitted from the migrated database by `npm run schema`. Do not edit.
import type { Generated, Kysely } from 'kysely'
import type { Event, Fact } from '../../platform/ledger/tables.ts'
import type { Tx } from '../../platform/tx.ts'

export interface Adoption {
  round_id: string
  plan_id: string
  draft_id: string
  adopted_by: string
  adopted_at: Date
}

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

export interface Ballot {
  round_id: string
  id: string
  run_id: string
  marks: unknown
}

export interface Body {
  id: string
  kind: 'conference' | 'committee' | 'residents_committee' | 'party_branch' | 'forum'
  name: string
  of_body_id: string | null
  place_id: string
  office_id: string
  entered_at: Date
}

export interface Candidate {
  id: string
  session_id: string
  person_id: string
  post: 'director' | 'deputy_director' | 'member'
  nominated_by: 'residents' | 'group' | 'organisation' | 'self'
  nominators: number | null
  introduction: string
  state: 'nominated' | 'confirmed' | 'withdrawn' | 'refused'
  reason: string | null
  entered_by: string
  entered_at: Date
  settled_at: Date | null
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

export interface CountEntry {
  id: string
  seq: Generated<number>
  round_id: string
  run_id: string
  box_id: string
  attempt: number
  person_id: string
  entered_at: Date
  how: 'counted' | 'derived' | 'unanimous' | null
  issued: number
  returned: number
  invalid: number
  lines: unknown
  orders: unknown | null
}

export interface CountedBallot {
  round_id: string
  id: string
  run_id: string
  marks: unknown
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

export interface Election {
  session_id: string
  cause: 'general' | 'by_election'
  completes_id: string | null
  electors: 'voters' | 'households' | 'representatives'
  voting_age: number
  posts: import("./contract/elections.ts").PostSought[]
  winning: import("./contract/elections.ts").WinningShare
  names_shown: 'whole' | 'masked'
  shown_from: string | null
  shown_until: string | null
  objections_until: string | null
  decided_within_days: number
  registration_until: string | null
  entrusted_most: number
  candidates_may_carry: boolean
  roving_box: boolean
  candidates_on_register: boolean
  write_ins: 'none' | 'free' | 'instead-of'
  frozen_at: Date | null
  frozen_by: string | null
  candidates_shown_at: Date | null
  result_shown_at: Date | null
  version: number
}

export interface ElectionBallot {
  poll_id: string
  session_id: string
  post: 'director' | 'deputy_director' | 'member'
}

export interface Elector {
  id: string
  session_id: string
  person_id: string
  building: string
  room: string
  born_on: string | null
  state: 'asked' | 'entered' | 'refused' | 'struck'
  source: 'import' | 'former' | 'asked' | 'objection' | 'clerk'
  struck_for: 'died' | 'moved' | 'deprived' | 'twice' | 'not_resident' | 'under_age' | 'other' | null
  struck_words: string | null
  household: string | null
  entered_by: string | null
  entered_at: Date
  settled_by: string | null
  settled_at: Date | null
}

export interface Entrustment {
  id: string
  session_id: string
  voter_id: string
  carrier_id: string
  reason: string
  entered_by: string
  entered_at: Date
  ended_at: Date | null
  ended_by: string | null
}

export interface GroupPhoto {
  file_id: string
  run_id: string
  talk_id: string
  caption: string | null
  kept_by: string
  kept_at: Date
}

export interface HallCode {
  id: string
  session_id: string
  venue_id: string
  code_index: Buffer
  made_by: string
  made_at: Date
  withdrawn_by: string | null
  withdrawn_at: Date | null
}

export interface HallScreen {
  id: string
  hall_code_id: string
  token_hash: Buffer
  opened_at: Date
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
  parts: unknown
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
  extra_min: number
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

export interface MemberChange {
  id: string
  term_id: string
  member_id: string
  person_id: string
  post: 'representative' | 'director' | 'deputy_director' | 'secretary_general' | 'member'
  change: 'seated' | 'left' | 'mistaken'
  how: 'elected' | 'confirmed' | 'added' | 'by_election' | 'appointed' | null
  reason: 'resigned' | 'moved' | 'died' | 'recalled' | 'unable' | 'other_post' | 'other' | null
  words: string | null
  round_id: string | null
  on_day: string
  entered_by: string
  entered_at: Date
}

export interface Minutes {
  id: string
  run_id: string
  talk_id: string
  version: number
  words: string
  written_by: string
  written_at: Date
  confirmed_by: string | null
  confirmed_at: Date | null
}

export interface NamedBallot {
  round_id: string
  voter_id: string
  id: string
  run_id: string
  marks: unknown
}

export interface Objection {
  id: string
  session_id: string
  about: 'missing' | 'should_not_be' | 'wrong_entry'
  voter_id: string | null
  words: string
  raised_by: string | null
  raised_name: string | null
  entered_by: string | null
  raised_at: Date
  decide_by: string
  decision: 'upheld' | 'rejected' | 'withdrawn' | null
  decision_words: string | null
  decided_by: string | null
  decided_at: Date | null
}

export interface OfficialPaper {
  session_id: string
  kind: 'resolution' | 'notice' | 'minutes'
  paper_id: string
  drafted_by: string
  drafted_at: Date
}

export interface PaperReading {
  item_paper_id: string
  person_id: string
  read_at: Date
}

export interface PhotoGone {
  file_id: string
}

export interface Point {
  id: string
  run_id: string
  talk_id: string
  position: number
  kind: 'opinion' | 'suggestion' | 'question'
  words: string
  raised_by: string | null
  entered_by: string
  entered_at: Date
  item_id: string | null
  about: string | null
  wanted: 'nothing' | 'wish' | 'written_opinion'
  merged_into: string | null
  struck_at: Date | null
  struck_by: string | null
  struck_reason: string | null
  wish_id: string | null
  handed_at: Date | null
  handed_by: string | null
}

export interface Poll {
  id: string
  session_id: string
  item_id: string | null
  position: number
  question: string
  kind: 'motion' | 'election' | 'choice' | 'evaluation' | 'ranked'
  mode: 'approve' | 'pick' | 'rank' | 'grades'
  stage: 'formal' | 'primary'
  secrecy: 'named' | 'secret' | 'hands'
  quorum: unknown
  rule: unknown
  seats: number
  most: number
  write_ins: 'none' | 'free' | 'instead-of'
  ties: 'revote' | 'separate'
  ballot_by: 'assigned' | 'phone' | 'paper'
  draft_id: string | null
  draft_version: number | null
  draft_hash: string | null
  en_bloc: boolean
  from_poll_id: string | null
  version: number
  prepared_by: string
  prepared_at: Date
}

export interface PollOption {
  id: string
  poll_id: string
  position: number
  label: string
  note: string | null
  person_id: string | null
  plan_item: string | null
  parts: string[]
}

export interface Polling {
  run_id: string
  entitled: number
  handed: number
  entrusted: number
  is_valid: boolean
  closed_at: Date
  closed_by: string
}

export interface PollingStation {
  venue_id: string
  session_id: string
  roving: boolean
  opens_at: Date
  closes_at: Date
  buildings: string[]
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

export interface Published {
  round_id: string
  run_id: string
  ordinal: number
  text: string
  digest: string
  published_at: Date
}

export interface Reconciling {
  id: string
  seq: Generated<number>
  round_id: string
  run_id: string
  venue_id: string
  handed_to: string[]
  strangers: number
  unexplained: number
  doubtful: number
  reconciled_at: Date
  reconciled_by: string | null
}

export interface Rectification {
  id: string
  round_id: string
  option_id: string
  label: string
  grade: 'satisfied' | 'mostly' | 'dissatisfied'
  office_id: string
  notice_id: string
  due_on: string
  ordered_by: string
  ordered_at: Date
  second_poll_id: string | null
  second_option_id: string | null
}

export interface Remark {
  id: string
  run_id: string
  talk_id: string
  position: number
  revision: number
  person_id: string
  words: string | null
  said_at: Date
  withdrawn_at: Date | null
  hidden_at: Date | null
  hidden_by: string | null
  hidden_reason: string | null
}

export interface Round {
  id: string
  run_id: string
  poll_id: string
  session_id: string
  number: number
  ordinal: number
  cause: 'first' | 'revote' | 'separate' | 'repeat'
  former_id: string | null
  question: string
  kind: 'motion' | 'election' | 'choice' | 'evaluation' | 'ranked'
  mode: 'approve' | 'pick' | 'rank' | 'grades'
  stage: 'formal' | 'primary'
  secrecy: 'named' | 'secret' | 'hands'
  quorum: unknown
  rule: unknown
  seats: number
  most: number
  write_ins: 'none' | 'free' | 'instead-of'
  ties: 'revote' | 'separate'
  options: unknown
  draft: unknown | null
  entitled: number
  present: number
  opened_at: Date
  opened_by: string | null
  sealed: boolean
  state: 'open' | 'counting' | 'provisional' | 'closed' | 'void'
  ended_at: Date | null
  ended_by: string | null
  arrived: number
  gone: number
  sums: unknown | null
  reply: unknown | null
  doubtful: number
  closed_at: Date | null
  void_cause: 'declared' | 'cannot-stand' | null
  void_reason: string | null
  voided_at: Date | null
  voided_by: string | null
}

export interface RoundBox {
  round_id: string
  run_id: string
  venue_id: string
  name: string
  offline: string[]
  poured_into: string | null
  attempt: number
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
  wiped_by: string | null
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
  special_committee_id: string | null
}

export interface Shown {
  run_id: string
  picture: 'welcome' | 'item' | 'attendance' | 'question' | 'count' | 'result' | 'pause'
  round_id: string | null
  step: string
  chosen_at: Date
  chosen_by: string
}

export interface Signature {
  id: string
  seq: Generated<number>
  round_id: string
  run_id: string
  person_id: string
  signs: boolean
  words: string | null
  digest: string
  signed_at: Date
}

export interface Speaker {
  id: string
  run_id: string
  item_id: string
  attendee_id: string
  position: number
  state: 'waiting' | 'speaking' | 'done' | 'withdrawn'
  minutes: number
  entered_at: Date
  entered_by: string
  began_at: Date | null
  ended_at: Date | null
}

export interface SpecialCommittee {
  id: string
  term_id: string
  name: string
  remit: string
  position: number
  takes_outsiders: boolean
  founded_on: string
  dissolved_on: string | null
}

export interface SpecialMember {
  id: string
  special_committee_id: string
  person_id: string
  post: 'chair' | 'deputy' | 'member'
  during: string
  entered_by: string
}

export interface Talk {
  id: string
  run_id: string
  group_id: string
  revision: number
  points: number
}

export interface TalkTime {
  id: string
  run_id: string
  talk_id: string
  item_id: string | null
  opened_at: Date
  opened_by: string | null
  closed_at: Date | null
  closed_by: string | null
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
  posts: Record<string, number>
  shown_at: Date | null
  shown_by: string | null
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

export interface Voter {
  id: string
  round_id: string
  run_id: string
  attendee_id: string
  person_id: string
  human_id: string
  venue_id: string | null
  channel: 'phone' | 'paper' | 'hands'
  box_id: string | null
  voted: boolean
  paper: 'none' | 'out' | 'given-back'
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
  'assembly.adoption': Adoption
  'assembly.attendee': Attendee
  'assembly.ballot': Ballot
  'assembly.body': Body
  'assembly.candidate': Candidate
  'assembly.card': Card
  'assembly.count_entry': CountEntry
  'assembly.counted_ballot': CountedBallot
  'assembly.discussion_group': DiscussionGroup
  'assembly.duty': Duty
  'assembly.election': Election
  'assembly.election_ballot': ElectionBallot
  'assembly.elector': Elector
  'assembly.entrustment': Entrustment
  'assembly.group_photo': GroupPhoto
  'assembly.hall_code': HallCode
  'assembly.hall_screen': HallScreen
  'assembly.invitation': Invitation
  'assembly.item': Item
  'assembly.item_paper': ItemPaper
  'assembly.item_progress': ItemProgress
  'assembly.kept_tick': KeptTick
  'assembly.member': Member
  'assembly.member_change': MemberChange
  'assembly.minutes': Minutes
  'assembly.named_ballot': NamedBallot
  'assembly.objection': Objection
  'assembly.official_paper': OfficialPaper
  'assembly.paper_reading': PaperReading
  'assembly.photo_gone': PhotoGone
  'assembly.point': Point
  'assembly.poll': Poll
  'assembly.poll_option': PollOption
  'assembly.polling': Polling
  'assembly.polling_station': PollingStation
  'assembly.presence': Presence
  'assembly.published': Published
  'assembly.reconciling': Reconciling
  'assembly.rectification': Rectification
  'assembly.remark': Remark
  'assembly.round': Round
  'assembly.round_box': RoundBox
  'assembly.run': Run
  'assembly.session': Session
  'assembly.shown': Shown
  'assembly.signature': Signature
  'assembly.speaker': Speaker
  'assembly.special_committee': SpecialCommittee
  'assembly.special_member': SpecialMember
  'assembly.talk': Talk
  'assembly.talk_time': TalkTime
  'assembly.telephone_entry': TelephoneEntry
  'assembly.telephone_report': TelephoneReport
  'assembly.term': Term
  'assembly.venue': Venue
  'assembly.voter': Voter
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
