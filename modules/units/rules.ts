/** Pure decisions about the two trees: which kinds of unit there are, when a move would close a circle, what may be a boundary. */

export const trees = ['place', 'office'] as const
export type TreeName = (typeof trees)[number]

/** Kinds of unit, for words and icons; no rule asks which kind a root is. */
export const kinds = {
  place: [
    'sub_district',
    'comprehensive_grid',
    'neighbourhood',
    'grid',
    'compound',
    'building',
    'road',
    'building_group',
  ],
  office: [
    'sub_district_office',
    'office',
    'centre',
    'stationed_agency',
    'residents_committee',
    'party_branch',
    'social_organisation',
    'company',
  ],
} as const
export type UnitKind = (typeof kinds)[TreeName][number]

/** Whether this kind of unit stands in this tree: a centre is never a piece of ground. */
export function kindFits(tree: TreeName, kind: string): boolean {
  return (kinds[tree] as readonly string[]).includes(kind)
}

/** What a person may be on a unit of either tree. Which permissions a role carries is said by each module. */
export const roles = [
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
] as const
export type Role = (typeof roles)[number]

/** Lines of work (条线): by these the staff of one Residents' Committee share what several offices ask of it. */
export const lines = [
  'party',
  'self_governance',
  'services',
  'elders',
  'employment',
  'culture',
  'health',
  'management',
  'waste',
  'safety',
  'mediation',
  'housing',
  'development',
] as const
export type Line = (typeof lines)[number]
