/** Which roles carry which permission of this module. */
export const permissions = {
  'reports.read': ['leader', 'plans_clerk', 'release_officer', 'auditor'],
  'reports.write': ['leader', 'plans_clerk'],
  /** Pins every number; from then on the report never changes. */
  'reports.close': ['leader', 'plans_clerk'],
  'reports.release': ['leader', 'release_officer'],
  /** Issues supervision notices in a leader's name, accepts or sends back what was answered. */
  'reports.order': ['leader', 'plans_clerk'],
  /** The office a notice is addressed to. */
  'reports.answer': ['office_head', 'office_staff'],
} as const
