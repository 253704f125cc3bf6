/** Which roles keep registers and inspection folders; spread into the permissions of the module. */
export const keepingPermissions = {
  /** To see the registers of one’s offices and those the street shares. */
  'documents.read_registers': [
    'leader',
    'plans_clerk',
    'office_head',
    'office_staff',
    'committee_secretary',
    'committee_staff',
    'paper_clerk',
    'auditor',
  ],
  /** To begin a register and keep an upper office’s template for it. */
  'documents.keep_registers': [
    'plans_clerk',
    'office_head',
    'office_staff',
    'committee_secretary',
    'paper_clerk',
  ],
  'documents.print_registers': [
    'leader',
    'plans_clerk',
    'office_head',
    'office_staff',
    'committee_secretary',
    'committee_staff',
    'paper_clerk',
    'auditor',
  ],
  'documents.read_folders': [
    'leader',
    'plans_clerk',
    'office_head',
    'office_staff',
    'committee_secretary',
    'committee_staff',
    'paper_clerk',
    'auditor',
  ],
  /** To begin a folder, set its standards and close it. */
  'documents.keep_folders': ['plans_clerk', 'office_head', 'office_staff', 'paper_clerk'],
  /** To bring evidence for the standards of one’s own office. */
  'documents.bind_evidence': [
    'plans_clerk',
    'office_head',
    'office_staff',
    'committee_secretary',
    'committee_staff',
    'paper_clerk',
  ],
  /** To hand a folder in: somebody who answers for the office. */
  'documents.hand_in_folders': ['leader', 'office_head'],
} as const
