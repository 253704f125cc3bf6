import { staffRoles } from '../units/rules.ts'

/** Which roles carry which permission of this module. */
export const permissions = {
  /** Definitions and sums are known to all staff; the events beneath them only where one works. */
  'indicators.read': staffRoles,
  'indicators.define': ['plans_clerk', 'office_head', 'leader'],
  /** Type in what others published. */
  'indicators.enter': ['plans_clerk', 'office_head', 'office_staff'],
  'indicators.arrange': ['plans_clerk', 'office_head', 'office_staff', 'leader', 'committee_secretary'],
  /** Keep lists of expected things. */
  'indicators.keep_list': ['plans_clerk', 'office_head', 'office_staff', 'committee_secretary'],
  /** Allow places or offices to be ordered by value. */
  'indicators.rank': ['administrator'],
  /** Choose and release open data. */
  'indicators.publish': ['release_officer', 'leader'],
  /** Have the books recomputed from the events, and take the published seals. */
  'indicators.check_books': ['auditor', 'administrator', 'leader'],
} as const
