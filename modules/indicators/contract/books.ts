import {
  CivilDate,
  endpoint,
  Id,
  Instant,
  Nothing,
  oneOf,
  orNull,
  problem,
  type Static,
  shape,
  Type,
} from '../../../platform/contract.ts'

// Whether the books are whole: every sum recomputed from the events beneath it, every seal from what it sealed.

/** What a check looks at, one after the other. */
export const bookChecks = [
  'days',
  'tiers',
  'presence',
  'trees',
  'totals',
  'reversals',
  'counts',
  'seals',
  'published',
] as const

export const BookOutcome = shape({
  check: oneOf(bookChecks),
  /** How many rows were compared, and how many of them differ. */
  compared: Type.Integer(),
  differing: Type.Integer(),
  /** The first of those that differ: where, what the events say, what the books say. */
  differences: Type.Array(
    shape({ at: Type.String(), expected: orNull(Type.String()), found: orNull(Type.String()) }),
  ),
})
export type BookOutcome = Static<typeof BookOutcome>

export const BookCheck = shape({
  id: Id,
  askedAt: Instant,
  /** Null where the nightly clock asked. */
  askedBy: orNull(shape({ id: Id, name: Type.String() })),
  endedAt: orNull(Instant),
  /** True when nothing differs; null while it runs, and for a check that never came to its end. */
  whole: orNull(Type.Boolean()),
  events: orNull(Type.Integer()),
  seals: orNull(Type.Integer()),
})
export type BookCheck = Static<typeof BookCheck>

export const Books = shape({
  running: orNull(BookCheck),
  /** The newest check that ended, with all that was looked at. */
  last: orNull(shape({ ...BookCheck.properties, outcomes: Type.Array(BookOutcome) })),
  past: Type.Array(BookCheck),
  published: orNull(shape({ lines: Type.Integer(), lastOn: CivilDate })),
})
export type Books = Static<typeof Books>

export const getBooks = endpoint('GET', '/api/indicators/books', {
  summary: 'The checks of the books so far, the newest in full.',
  reply: Books,
})

export const checkedAlready = problem('books_being_checked', 409, 'The books are being checked already.')
export const checkBooks = endpoint('POST', '/api/indicators/books/checks', {
  summary: 'Asks for a check: everything is recomputed from the events while work goes on.',
  body: Nothing,
  reply: shape({ id: Id }),
  problems: [checkedAlready],
})

export const nothingPublished = problem('nothing_published', 404, 'No seal has been published yet.')
export const getPublishedSeals = endpoint('GET', '/api/indicators/books/seals', {
  summary:
    'The seals that were published, one line a day: the day, the seal, how many events it and all before it hold, its root.',
  reply: Type.String(),
  sends: 'text/plain',
  problems: [nothingPublished],
})
