/** A room of a session's page: every room adds its line, and stands where its order says. */
export interface SessionTab {
  /** The word under `prepare.tabs`, and what the page of the room names as `at`. */
  readonly key: string
  /** Behind `/assembly/:id`; '' is the first page. */
  readonly path: string
  /** Without it the tab is not shown. */
  readonly can: string
  readonly order: number
}

export const sessionTabs: readonly SessionTab[] = [
  { key: 'overview', path: '', can: 'assembly.read', order: 10 },
  { key: 'people', path: '/people', can: 'assembly.read', order: 11 },
  { key: 'venues', path: '/venues', can: 'assembly.read', order: 12 },
  { key: 'agenda', path: '/agenda', can: 'assembly.read', order: 13 },
  { key: 'invitations', path: '/invitations', can: 'assembly.prepare', order: 14 },
  { key: 'checkin', path: '/checkin', can: 'assembly.check_in', order: 20 },
  { key: 'chair', path: '/chair', can: 'assembly.read', order: 22 },
  { key: 'papers', path: '/papers', can: 'assembly.read', order: 30 },
  { key: 'polls', path: '/polls', can: 'assembly.read', order: 24 },
  { key: 'talk', path: '/talk', can: 'assembly.read', order: 28 },
]
