import {
  byId,
  CivilDate,
  endpoint,
  Id,
  Instant,
  Nothing,
  orNull,
  problem,
  type Static,
  shape,
  Type,
} from '../../../platform/contract.ts'
import { badName, badPhone, phoneTaken } from '../../people/contract.ts'

// Signing in by a code on the phone, and what a resident finds about themselves.

/** One answer for a wrong code, one that ran out and one that was never sent. */
export const phoneCodeWrong = problem('phone_code_wrong', 422, 'This code is wrong, used up or too old.')
export const ticketOver = problem('ticket_over', 422, 'Too long ago: ask for a new code.')
export const noticeChanged = problem('notice_changed', 409, 'The notice about personal data has changed.')
export const noNeighbourhood = problem('no_neighbourhood', 422, 'There is no such neighbourhood.')

const Phone = Type.String({ minLength: 1, maxLength: 40 })
const PlaceName = shape({ id: Id, name: Type.String() })

export const Resident = shape({
  personId: Id,
  /** What they want to be called; the registered name of somebody the street has entered. */
  name: Type.String(),
  /** Whether the name is theirs to change, and leaving takes everything away. */
  selfEntered: Type.Boolean(),
  /** Masked: 138****1234. Null where none is left. */
  phone: orNull(Type.String()),
  street: Type.String(),
  neighbourhood: PlaceName,
  joinedOn: CivilDate,
  permissions: Type.Array(Type.String()),
  /** When this sign-in ends by itself. */
  endsAt: Instant,
})
export type Resident = Static<typeof Resident>

export const getPhoneDoor = endpoint('GET', '/api/identity/phone', {
  summary:
    'What a stranger at the residents’ door needs: the street, its neighbourhoods, the notice in force.',
  reply: shape({
    street: orNull(Type.String()),
    neighbourhoods: Type.Array(PlaceName),
    notice: Type.Integer(),
    /** Texts go to a file of this machine and to its terminal: somebody is trying the product. */
    trial: Type.Boolean(),
  }),
})

export const askPhoneCode = endpoint('POST', '/api/identity/phone/codes', {
  summary:
    'Send a code for signing in to a mobile phone. The answer and the work are the same for every phone.',
  body: shape({ phone: Phone }),
  reply: shape({
    /** Goes back with the code: nobody else can try codes against this phone. */
    askId: Id,
    goodForSec: Type.Integer(),
    againAfterSec: Type.Integer(),
  }),
  problems: [badPhone],
  quiet: 'asking for a code is no civic act',
})

export const signInByPhone = endpoint('POST', '/api/identity/phone/session', {
  summary:
    'Prove a phone by its code. Signs in whoever has joined; others get a ticket with which they say who they are.',
  body: shape({ askId: Id, phone: Phone, code: Type.String({ minLength: 1, maxLength: 20 }) }),
  reply: shape({
    resident: orNull(Resident),
    ticket: orNull(Type.String()),
    /** The masked name under which the street knows this phone. */
    knownAs: orNull(Type.String()),
  }),
  problems: [badPhone, phoneCodeWrong],
  quiet: 'a session is not a civic act; refused tries are kept in platform.refusal',
})

export const joinByPhone = endpoint('POST', '/api/identity/phone/residents', {
  summary:
    'Join as a resident with a proved phone: what to be called, where one lives, the notice agreed to.',
  body: shape({
    askId: Id,
    phone: Phone,
    ticket: Type.String({ minLength: 1, maxLength: 100 }),
    /** Needed from those whom the street does not know. */
    called: orNull(Type.String({ minLength: 1, maxLength: 60 })),
    placeId: Id,
    notice: Type.Integer(),
  }),
  reply: Resident,
  quiet:
    'who agrees to a newer notice and lives where they lived changes nothing else; which one is kept in identity.resident',
  problems: [badPhone, badName, phoneTaken, ticketOver, noticeChanged, noNeighbourhood],
})

export const getResident = endpoint('GET', '/api/identity/resident', {
  summary: 'The signed-in resident.',
  reply: Resident,
})

export const changeResident = endpoint('PUT', '/api/identity/resident', {
  summary: 'Change what one is called, or the neighbourhood one lives in.',
  body: shape({
    called: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
    placeId: Type.Optional(Id),
  }),
  reply: Resident,
  problems: [badName, noNeighbourhood],
  quiet:
    'what one wants to be called is nobody’s civic act; a move leaves the end of one grant and the beginning of another',
})

export const leaveResident = endpoint('DELETE', '/api/identity/resident', {
  summary:
    'Leave: the phone, the name and all messages are taken away; what was done stays, without saying by whom.',
  reply: Nothing,
})

export const Device = shape({
  id: Id,
  device: Type.String(),
  openedAt: Instant,
  seenAt: Instant,
  here: Type.Boolean(),
})
export type Device = Static<typeof Device>

export const listDevices = endpoint('GET', '/api/identity/resident/devices', {
  summary: 'Where the resident is signed in.',
  reply: shape({ devices: Type.Array(Device) }),
})

export const endDevice = endpoint('POST', '/api/identity/resident/devices/:id/end', {
  summary: 'Sign out one of one’s own devices.',
  params: byId,
  reply: Nothing,
  quiet: 'a session is not a civic act',
})
