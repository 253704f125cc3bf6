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
  'paper_clerk',
  'seal_keeper',
  'assembly_clerk',
  'resident',
] as const
export type Role = (typeof roles)[number]

/** Roles held in office. Whoever is only a resident sees no register of staff. */
export const staffRoles = roles.filter((role) => role !== 'resident')

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

/** Days are half-open: in force from `fromOn` up to, not including, `untilOn`; null: no end yet. */
export interface Days {
  fromOn: string
  untilOn: string | null
}

export interface Edge extends Days {
  childId: string
  parentId: string
}

export function inForce(days: Days, on: string): boolean {
  return days.fromOn <= on && (days.untilOn === null || on < days.untilOn)
}

/** The days both are in force, or null. */
export function sharedDays(a: Days, b: Days): Days | null {
  const [, fromOn = a.fromOn] = [a.fromOn, b.fromOn].toSorted()
  const [untilOn = null] = [a.untilOn, b.untilOn].filter((on) => on !== null).toSorted()
  return untilOn === null || fromOn < untilOn ? { fromOn, untilOn } : null
}

/** Whether hanging `childId` below `parentId` in those days would put a unit below itself on any of them. */
export function closesCircle(edgesOf: (childId: string) => readonly Edge[], fresh: Edge): boolean {
  const waiting: (Days & { id: string })[] = [{ ...fresh, id: fresh.parentId }]
  const seen = new Set<string>()
  for (let at = waiting.pop(); at; at = waiting.pop()) {
    if (at.id === fresh.childId) return true
    const mark = `${at.id} ${at.fromOn} ${at.untilOn}`
    if (seen.has(mark)) continue
    seen.add(mark)
    for (const edge of edgesOf(at.id)) {
      const days = sharedDays(at, edge)
      if (days) waiting.push({ ...days, id: edge.parentId })
    }
  }
  return false
}

/** Longitude, latitude in WGS-84 degrees. */
export type Corner = readonly [number, number]
export type BadShape = 'few_corners' | 'many_corners' | 'off_the_earth' | 'crosses_itself' | 'no_area'
export const mostCorners = 1_000

/** A closed ring is often drawn with its first corner again at the end, and with doubled corners: they are left out. */
export function cleanCorners(corners: readonly Corner[]): Corner[] {
  const same = (a: Corner | undefined, b: Corner | undefined) => a && b && a[0] === b[0] && a[1] === b[1]
  const clean = corners.filter((corner, i) => i === 0 || !same(corner, corners[i - 1]))
  while (clean.length > 1 && same(clean[0], clean.at(-1))) clean.pop()
  return clean
}

/** Why a ring of corners bounds no piece of ground, or null. */
export function shapeFault(corners: readonly Corner[]): BadShape | null {
  if (corners.length < 3) return 'few_corners'
  if (corners.length > mostCorners) return 'many_corners'
  if (corners.some(([lon, lat]) => !(Math.abs(lon) <= 180 && Math.abs(lat) <= 90))) return 'off_the_earth'
  if (crossesItself(corners)) return 'crosses_itself'
  // A square metre is about 1e-10 square degrees here.
  if (Math.abs(signedArea(corners)) < 1e-10) return 'no_area'
  return null
}

/** Twice nothing, once something: positive when the corners run anticlockwise. In square degrees. */
export function signedArea(corners: readonly Corner[]): number {
  const [ox, oy] = corners[0] ?? [0, 0]
  let twice = 0
  corners.forEach(([x, y], i) => {
    const [u, v] = corners[(i + 1) % corners.length]!
    twice += (x - ox) * (v - oy) - (u - ox) * (y - oy)
  })
  return twice / 2
}

/** Which side of a→b the point c lies on. */
function side(a: Corner, b: Corner, c: Corner): number {
  return Math.sign((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]))
}

function between(a: Corner, b: Corner, c: Corner): boolean {
  return (
    Math.min(a[0], b[0]) <= c[0] &&
    c[0] <= Math.max(a[0], b[0]) &&
    Math.min(a[1], b[1]) <= c[1] &&
    c[1] <= Math.max(a[1], b[1])
  )
}

function touch(a: Corner, b: Corner, c: Corner, d: Corner): boolean {
  const [s1, s2, s3, s4] = [side(a, b, c), side(a, b, d), side(c, d, a), side(c, d, b)]
  if (s1 !== s2 && s3 !== s4) return true
  return (
    (s1 === 0 && between(a, b, c)) ||
    (s2 === 0 && between(a, b, d)) ||
    (s3 === 0 && between(c, d, a)) ||
    (s4 === 0 && between(c, d, b))
  )
}

/** Two sides that are not neighbours touch, or two neighbours fold back onto each other. */
function crossesItself(corners: readonly Corner[]): boolean {
  const n = corners.length
  const corner = (i: number) => corners[i % n]!
  for (let i = 0; i < n; i++) {
    const [a, b, after] = [corner(i), corner(i + 1), corner(i + 2)]
    if (side(a, b, after) === 0 && (between(a, b, after) || between(b, after, a))) return true
    for (let j = i + 2; j < n; j++) {
      if (i === 0 && j === n - 1) continue
      if (touch(a, b, corner(j), corner(j + 1))) return true
    }
  }
  return false
}
