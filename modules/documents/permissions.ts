import { keepingPermissions } from './rules/keeping.ts'

const staff = [
  'leader',
  'plans_clerk',
  'office_head',
  'office_staff',
  'committee_secretary',
  'committee_staff',
  'paper_clerk',
] as const

/** Which roles carry which permission of this module. */
export const permissions = {
  /** To come in at all; which papers one then sees, `papers/sight.ts` says. */
  'documents.read': [...staff, 'release_officer', 'seal_keeper', 'auditor'],
  /** The papers of the offices and places one works for. */
  'documents.read_office': [
    'leader',
    'office_head',
    'office_staff',
    'committee_secretary',
    'committee_staff',
  ],
  /** Every paper within reach, also internal ones. */
  'documents.oversee': ['paper_clerk', 'auditor'],
  'documents.draft': [...staff],
  /** To speak for one’s office. */
  'documents.countersign': ['office_head', 'committee_secretary'],
  /** To stand on an approval sheet as somebody whose word counts. */
  'documents.approve': ['leader', 'office_head', 'committee_secretary'],
  /** To sign for the organ itself. */
  'documents.sign': ['leader'],
  /** To number, send out and file, and keep the scans. */
  'documents.number': ['paper_clerk'],
  'documents.read_seals': ['seal_keeper', 'paper_clerk', 'administrator', 'leader', 'auditor'],
  /** To enter seals and say who keeps them and what they are for; never to set one. */
  'documents.enter_seal': ['administrator', 'paper_clerk'],
  'documents.set_seal': ['seal_keeper'],
  ...keepingPermissions,
} as const
