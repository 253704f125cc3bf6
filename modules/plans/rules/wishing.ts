/** Which roles carry which permission about residents' suggestions. */
export const wishPermissions = {
  /** Suggest, support and follow in one's own name. */
  'plans.wish': ['resident'],
  /** Write down what somebody without a phone at hand suggests. */
  'plans.wish_for': ['plans_clerk', 'committee_secretary', 'committee_staff'],
  /** The same for an office whose telephone rings for the whole street. */
  'plans.wish_hotline': ['office_head', 'office_staff'],
  'plans.wish_read': [
    'leader',
    'plans_clerk',
    'office_head',
    'office_staff',
    'committee_secretary',
    'committee_staff',
    'auditor',
  ],
  /** Look, publish, ask back, refuse, merge, weigh; open and close rounds. */
  'plans.wish_sort': ['plans_clerk'],
  /** An office says what can be done. */
  'plans.wish_opinion': ['office_head', 'office_staff'],
} as const
