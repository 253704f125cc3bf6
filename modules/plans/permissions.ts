import { wishPermissions } from './rules/wishing.ts'

/** Which roles carry which permission of this module. */
export const permissions = {
  ...wishPermissions,
  'plans.read': [
    'administrator',
    'leader',
    'plans_clerk',
    'office_head',
    'office_staff',
    'committee_secretary',
    'committee_staff',
    'grid_worker',
    'release_officer',
    'auditor',
  ],
  /** Import, correct and compare drafts. */
  'plans.draft': ['plans_clerk'],
  'plans.adopt': ['plans_clerk'],
  /** Put people in charge, set milestones, say how a target is counted, move a project's state. */
  'plans.assign': ['plans_clerk', 'leader'],
  /** The lead office keeps its own milestones and begins or finishes its projects. */
  'plans.carry_out': ['plans_clerk', 'office_head', 'office_staff'],
  'plans.record': ['office_head', 'office_staff', 'committee_secretary', 'committee_staff', 'grid_worker'],
  /** The line's office accepts; never the person who submitted. */
  'plans.accept': ['office_head', 'office_staff'],
  'plans.reverse': ['office_head', 'plans_clerk'],
  /** Checks on a sample by the Party and government office (党政办抽查). */
  'plans.sample': ['plans_clerk', 'auditor'],
  'plans.release': ['release_officer', 'leader'],
} as const
