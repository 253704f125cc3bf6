import { byId, endpoint, Id, Instant, orNull, type Static, shape, Type } from '../../../platform/contract.ts'
import { Named, noRun } from './core.ts'
import {
  confirmedAlready,
  longestMinutes,
  mayNotInGroup,
  ownMinutes,
  photosFull,
  typed,
} from './talk-shapes.ts'

// What stays of a discussion: minutes in versions, and photos.

// ── minutes ────────────────────────────────────────────────────────────────────────────────────────────────────

const version = {
  version: Type.Integer(),
  writtenBy: Named,
  writtenAt: Instant,
  confirmedBy: orNull(Named),
  confirmedAt: orNull(Instant),
}
export const Minutes = shape({ ...version, words: Type.String() })
export type Minutes = Static<typeof Minutes>

export const getMinutes = endpoint('GET', '/api/assembly/groups/:id/minutes', {
  summary:
    'The newest minutes of the group, or a former version; and the list of all versions, newest first.',
  params: byId,
  query: shape({ version: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 })) }),
  reply: shape({ minutes: orNull(Minutes), versions: Type.Array(shape(version)) }),
})
export const writeMinutes = endpoint('POST', '/api/assembly/groups/:id/minutes', {
  summary: 'Keeps a new version of the minutes; former ones stay. Written after the version one has read.',
  params: byId,
  body: shape({ words: typed(longestMinutes), after: Type.Integer({ minimum: 0, maximum: 100_000 }) }),
  reply: shape({ version: Type.Integer() }),
  problems: [noRun, mayNotInGroup],
})
export const confirmMinutes = endpoint('POST', '/api/assembly/groups/:id/minutes/confirmation', {
  summary: 'The convenor confirms the newest version, somebody else than whoever wrote it.',
  params: byId,
  body: shape({ version: Type.Integer({ minimum: 1, maximum: 100_000 }) }),
  reply: shape({ version: Type.Integer() }),
  problems: [noRun, mayNotInGroup, ownMinutes, confirmedAlready],
})

// ── photos ─────────────────────────────────────────────────────────────────────────────────────────────────────

export const GroupPhoto = shape({
  id: Id,
  widthPx: orNull(Type.Integer()),
  heightPx: orNull(Type.Integer()),
  caption: orNull(Type.String()),
  by: Named,
  keptAt: Instant,
  /** Whether whoever asks may take it away. */
  mayRemove: Type.Boolean(),
})
export type GroupPhoto = Static<typeof GroupPhoto>

export const listPhotos = endpoint('GET', '/api/assembly/groups/:id/photos', {
  summary: 'Photos of the group at work, the oldest first.',
  params: byId,
  reply: Type.Array(GroupPhoto),
})
export const keepPhoto = endpoint('POST', '/api/assembly/groups/:id/photos', {
  summary: 'Keeps a photo of the group: drawn anew, without where it was taken.',
  params: byId,
  body: shape({ caption: Type.Optional(typed(120)) }),
  files: { most: 1, mostBytes: 30_000_000 },
  reply: byId,
  problems: [noRun, photosFull, mayNotInGroup],
})
export const removePhoto = endpoint('DELETE', '/api/assembly/photos/:id', {
  summary: 'Takes a photo away: whoever took it, the convenor, staff.',
  params: byId,
  reply: byId,
  problems: [mayNotInGroup],
})
export const getPhoto = endpoint('GET', '/api/assembly/photos/:id', {
  summary: 'A photo of a group, for whoever may read the group.',
  params: byId,
  query: shape({ width: Type.Optional(Type.Integer({ minimum: 64, maximum: 2048 })) }),
  reply: Type.Unknown(),
  sends: 'image/jpeg',
})
