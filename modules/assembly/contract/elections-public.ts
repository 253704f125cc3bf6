import {
  byId,
  CivilDate,
  endpoint,
  Id,
  Instant,
  oneOf,
  orNull,
  type Static,
  shape,
  Type,
} from '../../../platform/contract.ts'

// Elections for everybody: each part only in its days.

export const PublicElection = shape({
  id: Id,
  title: Type.String(),
  body: Type.String(),
  place: Type.String(),
  cause: oneOf(['general', 'by_election']),
  electors: oneOf(['voters', 'households', 'representatives']),
  heldOn: CivilDate,
  opensAt: Instant,
  posts: Type.Array(shape({ post: oneOf(['director', 'deputy_director', 'member']), seats: Type.Integer() })),
  registrationUntil: orNull(CivilDate),
  /** Set only in the days of publication. */
  list: orNull(
    shape({
      until: CivilDate,
      objectionsUntil: CivilDate,
      masked: Type.Boolean(),
      voters: Type.Integer(),
      buildings: Type.Array(shape({ building: Type.String(), voters: Type.Integer() })),
    }),
  ),
  stations: Type.Array(
    shape({
      name: Type.String(),
      roving: Type.Boolean(),
      opensAt: Instant,
      closesAt: Instant,
      buildings: Type.Array(Type.String()),
    }),
  ),
  /** Empty until they are announced; in stroke order. */
  candidates: Type.Array(
    shape({
      name: Type.String(),
      post: oneOf(['director', 'deputy_director', 'member']),
      introduction: Type.String(),
    }),
  ),
  /** Null until it is shown. */
  elected: orNull(
    Type.Array(shape({ name: Type.String(), post: oneOf(['director', 'deputy_director', 'member']) })),
  ),
  turnout: orNull(shape({ entitled: Type.Integer(), handed: Type.Integer() })),
})
export type PublicElection = Static<typeof PublicElection>
export const listPublicElections = endpoint('GET', '/api/assembly/public/elections', {
  summary: 'Elections of which something is public today.',
  reply: shape({
    elections: Type.Array(
      shape({
        id: Id,
        title: Type.String(),
        place: Type.String(),
        heldOn: CivilDate,
        shows: oneOf(['soon', 'list', 'candidates', 'result']),
      }),
    ),
  }),
})
export const getPublicElection = endpoint('GET', '/api/assembly/public/elections/:id', {
  summary:
    'An election as everybody sees it: the list by building in its days, candidates once announced, the result once shown.',
  params: byId,
  reply: PublicElection,
})
export const getPublicVoters = endpoint('GET', '/api/assembly/public/elections/:id/voters', {
  summary:
    'Names on the register of one building, only in the days of publication, masked where the method says so.',
  params: byId,
  query: shape({ building: Type.String({ minLength: 1, maxLength: 60 }) }),
  reply: shape({
    building: Type.String(),
    /** The id serves to object to a line and says nothing else. */
    voters: Type.Array(shape({ id: Id, name: Type.String() })),
  }),
})
