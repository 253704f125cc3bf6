/** Which roles carry which permission of this module. */
export const permissions = {
  /** To see sessions, their people and results at the staff's door. */
  'assembly.read': [
    'leader',
    'assembly_clerk',
    'plans_clerk',
    'office_head',
    'committee_secretary',
    'auditor',
    'release_officer',
  ],
  /** To prepare: terms, rosters, venues, agenda, papers, polls before they open; to appoint who does what that day. */
  'assembly.prepare': ['assembly_clerk'],
  /** To sign people in and out. */
  'assembly.check_in': ['assembly_clerk', 'committee_secretary', 'committee_staff'],
  /** To run the day: agenda, opening and closing of polls, the hall screen. */
  'assembly.run': ['assembly_clerk', 'leader'],
  /** To keep the committee and its meetings between sessions. */
  'assembly.keep_committee': ['assembly_clerk', 'leader'],
  /** To prepare and hold the election of a Residents' Committee. */
  'assembly.hold_election': ['assembly_clerk', 'committee_secretary'],
} as const
