import {
  byId,
  CivilDate,
  endpoint,
  Id,
  Instant,
  oneOf,
  orNull,
  problem,
  type Static,
  shape,
  Type,
} from '../../../platform/contract.ts'
import { keeperRefusals } from '../rules/sealing.ts'
import { Named, PaperKind, PaperState, Rank, SealKind, SealRefusal, Words } from './words.ts'

// Seals: which there are, who keeps them, what may be sealed, and every time one was used or refused.

export const SealRule = shape({ kind: PaperKind, signedRank: Rank })
export const Seal = shape({
  id: Id,
  name: Type.String(),
  kind: SealKind,
  office: Named,
  keptAt: Type.String(),
  keeper: orNull(Named),
  fromOn: CivilDate,
  untilOn: orNull(CivilDate),
  endReason: orNull(Type.String()),
  hasPicture: Type.Boolean(),
  rules: Type.Array(SealRule),
  keepers: Type.Array(shape({ person: Named, fromOn: CivilDate, untilOn: orNull(CivilDate) })),
  uses: Type.Integer(),
  may: Type.Array(Type.String()),
})
export type Seal = Static<typeof Seal>

export const SealUse = shape({
  id: Id,
  seal: Named,
  /** Title only for whoever may see the paper; the keeper may. */
  paper: shape({
    id: Id,
    title: Type.String(),
    kind: PaperKind,
    number: orNull(Type.String()),
    state: PaperState,
  }),
  office: Named,
  state: oneOf(['asked', 'sealed', 'refused']),
  copies: Type.Integer(),
  pages: Type.Integer(),
  appliedBy: Named,
  appliedAt: Instant,
  approvedBy: orNull(Named),
  decidedBy: orNull(Named),
  decidedAt: orNull(Instant),
  watchedBy: orNull(Named),
  refusal: orNull(SealRefusal),
  words: orNull(Type.String()),
  may: Type.Array(Type.String()),
})
export type SealUse = Static<typeof SealUse>

export const sealClosed = problem('seal_closed', 409, 'This seal is no longer in use.')
export const keeperCannot = problem(
  'keeper_cannot',
  422,
  'This person does not hold the post of a seal keeper here.',
)
export const keeperDays = problem(
  'keeper_days',
  422,
  'A keeper takes over after the one before, not in the past of that one.',
)
export const notTheKeeper = problem(
  'not_the_keeper',
  403,
  'Only whoever keeps the seal today sets it or refuses it.',
)
export const alreadyAsked = problem('already_asked', 409, 'This seal has been asked for already.')
export const useDecided = problem('use_decided', 409, 'The keeper has decided about this already.')
export const mayNotBeSealed = problem('may_not_be_sealed', 409, 'This may not be sealed.', {
  refusal: SealRefusal,
})
export const watcherMissing = problem(
  'watcher_missing',
  422,
  'Another than the keeper watches while a seal is set.',
)
export const keeperApplied = problem('keeper_applied', 403, 'Whoever asked for the seal does not set it.')
export const sealDays = problem(
  'seal_days',
  422,
  'The day lies before the seal came into use, or in the future.',
)

export const listSeals = endpoint('GET', '/api/documents/seals', {
  summary: 'The register of seals within reach.',
  reply: Type.Array(Seal),
})
export const getSeal = endpoint('GET', '/api/documents/seals/:id', {
  summary: 'One seal with its keepers and its list.',
  params: byId,
  reply: Seal,
})
export const enterSeal = endpoint('POST', '/api/documents/seals', {
  summary: 'Enters a seal into the register, with its keeper and the list of what may be sealed.',
  body: shape({
    name: Type.String({ minLength: 1, maxLength: 60, pattern: '\\S' }),
    kind: SealKind,
    officeId: Id,
    placeId: Type.Optional(Id),
    keptAt: Type.String({ minLength: 1, maxLength: 120, pattern: '\\S' }),
    fromOn: CivilDate,
    keeperId: Id,
    rules: Type.Array(SealRule, { maxItems: 20 }),
  }),
  reply: byId,
  problems: [keeperCannot, sealDays],
})
export const handOverSeal = endpoint('POST', '/api/documents/seals/:id/keepers', {
  summary: 'Gives a seal into other hands from a day on.',
  params: byId,
  body: shape({ personId: Id, fromOn: CivilDate }),
  reply: byId,
  problems: [sealClosed, keeperCannot, keeperDays],
})
export const listSealable = endpoint('POST', '/api/documents/seals/:id/rules', {
  summary: 'Says what may be sealed with it: kinds of paper, and who at least must have signed.',
  params: byId,
  body: shape({ rules: Type.Array(SealRule, { maxItems: 20 }) }),
  reply: byId,
  problems: [sealClosed],
})
export const closeSeal = endpoint('POST', '/api/documents/seals/:id/closing', {
  summary: 'Takes a seal out of use: handed back or destroyed, with the reason.',
  params: byId,
  body: shape({ untilOn: CivilDate, reason: Words }),
  reply: byId,
  problems: [sealClosed, sealDays],
})
export const keepSealPicture = endpoint('POST', '/api/documents/seals/:id/picture', {
  summary: 'Keeps the impression of a seal (印模), for comparison.',
  params: byId,
  files: { most: 1, mostBytes: 20_000_000 },
  reply: byId,
  problems: [sealClosed],
})
export const getSealPicture = endpoint('GET', '/api/documents/seals/:id/picture', {
  summary: 'The impression of a seal.',
  params: byId,
  reply: Type.Unknown(),
  sends: 'image/jpeg',
})

// ── use ────────────────────────────────────────────────────────────────────────────────────────────────────────

export const sealsForPaper = endpoint('GET', '/api/documents/papers/:id/seals', {
  summary: 'Seals that may be asked for, and what their lists say about this paper now.',
  params: byId,
  reply: Type.Array(
    shape({ id: Id, name: Type.String(), keeper: orNull(Named), refusal: orNull(SealRefusal) }),
  ),
})
export const applyForSeal = endpoint('POST', '/api/documents/papers/:id/seal-uses', {
  summary:
    'Asks for a seal on a paper. What the seal’s list does not allow is refused at once, and the refusal stays in the register.',
  params: byId,
  body: shape({
    sealId: Id,
    copies: Type.Integer({ minimum: 1, maximum: 10_000 }),
    pages: Type.Integer({ minimum: 1, maximum: 10_000 }),
  }),
  reply: shape({ id: Id, refusal: orNull(SealRefusal) }),
  problems: [alreadyAsked],
})
export const setSeal = endpoint('POST', '/api/documents/seal-uses/:id/sealing', {
  summary: 'The keeper sets the seal while another watches.',
  params: byId,
  body: shape({ watchedById: Id, words: Type.Optional(orNull(Type.String({ maxLength: 500 }))) }),
  reply: byId,
  problems: [useDecided, notTheKeeper, mayNotBeSealed, watcherMissing, keeperApplied],
})
export const refuseSeal = endpoint('POST', '/api/documents/seal-uses/:id/refusal', {
  summary: 'The keeper refuses to set the seal, with a reason that stays in the register.',
  params: byId,
  body: shape({ refusal: oneOf(keeperRefusals), words: Words }),
  reply: byId,
  problems: [useDecided, notTheKeeper],
})
export const getSealUse = endpoint('GET', '/api/documents/seal-uses/:id', {
  summary: 'One entry of the register of use: for the slip of a refusal.',
  params: byId,
  reply: SealUse,
})
export const listSealUses = endpoint('GET', '/api/documents/seals/:id/uses', {
  summary: 'The register of use of a seal in a period, half-open.',
  params: byId,
  query: shape({ from: CivilDate, until: CivilDate }),
  reply: Type.Array(SealUse),
})
