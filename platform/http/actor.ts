import type { Standing } from '../ledger/event.ts'

export type Permission = `${string}.${string}`
/**
 * Who may use a route: whoever holds the permission, or any of several. `anyone` is said aloud for public routes; `signed-in` means any
 * account of staff, whatever its roles; `any-door` also a resident.
 */
export type Can = Permission | readonly [Permission, ...Permission[]] | 'anyone' | 'signed-in' | 'any-door'

/** Where a permission holds: the roots of the sub-trees of either tree. */
export interface Reach {
  readonly placeIds: readonly string[]
  readonly officeIds: readonly string[]
}

export interface Row extends Standing {
  /** The line of work (条线) a row belongs to, when it has one. */
  line?: string | null
}

/**
 * Who asks. `personId` is the human being: separation of duties compares persons, never accounts or roles.
 */
export interface Actor {
  readonly kind: 'person' | 'nobody' | 'system'
  readonly personId: string | null
  readonly accountId: string | null
  readonly sessionId: string | null
  /** Which door the session was opened at: at the residents' (`my`) nobody has more than a resident's rights. Null without a session. */
  readonly door: 'staff' | 'my' | null
  /** How the act reached us: desk, phone, card, import, system … */
  readonly channel: string
  /** Whether the permission is held anywhere at all. */
  holds(permission: Permission): boolean
  /** Whether it covers this row: the grant's node is the row's place or office, or an ancestor of either. */
  may(permission: Permission, row: Row): boolean
  /** The sub-trees on which a permission is held: for a list's WHERE. */
  reach(permission: Permission): Reach
}

const nowhere: Reach = { placeIds: [], officeIds: [] }

/** Somebody without a session. */
export const nobody: Actor = {
  kind: 'nobody',
  personId: null,
  accountId: null,
  sessionId: null,
  door: null,
  channel: 'public',
  holds: () => false,
  may: () => false,
  reach: () => nowhere,
}

/** Lilong itself: jobs and ticks. It acts in nobody's name and passes no permission check. */
export const system: Actor = { ...nobody, kind: 'system', channel: 'system' }
