import {
  byId,
  endpoint,
  Id,
  oneOf,
  orNull,
  problem,
  type Static,
  shape,
  Type,
} from '../../platform/contract.ts'
import { protectedFields, purposes, sexes } from './rules.ts'

export const noSuchField = problem('no_such_field', 422, 'This person has left no such number.', {
  field: Type.String(),
})
export const badName = problem('bad_name', 422, 'This is not a name: letters, dots and spaces only.')
export const badPhone = problem('bad_phone', 422, 'This is not a mobile phone of eleven digits.')
export const phoneTaken = problem('phone_taken', 409, 'This phone is entered with another person.')

export const unitNotThere = problem('unit_not_there', 422, 'There is no such place or no such office today.')

/** A member of staff to choose from. The phone is masked by the server. */
export const StaffMember = shape({
  id: Id,
  name: Type.String(),
  posts: Type.Array(shape({ officeId: Id, office: Type.String(), title: orNull(Type.String()) })),
  phone: orNull(Type.String()),
})
export type StaffMember = Static<typeof StaffMember>

export const findStaff = endpoint('GET', '/api/people', {
  summary:
    'Members of staff whose name contains the words, or whose whole mobile phone it is; phones masked.',
  query: shape({
    search: Type.Optional(Type.String({ maxLength: 60 })),
    /** Only those who work for this office. */
    officeId: Type.Optional(Id),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
  }),
  reply: shape({ people: Type.Array(StaffMember) }),
})

export const enterPerson = endpoint('POST', '/api/people', {
  summary: 'Enter a person of staff: into the register of a place, working for an office from today on.',
  body: shape({
    name: Type.String({ minLength: 1, maxLength: 120 }),
    phone: orNull(Type.String({ minLength: 1, maxLength: 40 })),
    sex: Type.Optional(orNull(oneOf(sexes))),
    placeId: Id,
    /** The sub-district itself when absent. */
    officeId: Type.Optional(Id),
    /** What the office calls this person. */
    title: orNull(Type.String({ minLength: 1, maxLength: 60, pattern: '\\S' })),
  }),
  reply: shape({ id: Id, name: Type.String() }),
  problems: [badName, badPhone, phoneTaken, unitNotThere],
})

export const reveal = endpoint('POST', '/api/people/:id/reveal', {
  summary: 'Open one protected field of a person for a stated purpose; who looked, at what and why is kept.',
  params: byId,
  body: shape({ field: oneOf(protectedFields), purpose: oneOf(purposes) }),
  reply: shape({ value: Type.String() }),
  problems: [noSuchField],
  quiet: 'looking is not a civic act; it is kept in platform.access',
})
