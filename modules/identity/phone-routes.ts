import type { App } from '../../platform/http/app.ts'
import { serve } from '../../platform/http/serve.ts'
import * as phone from './contract/phone.ts'
import { askPhoneCode, codeTurns as turns } from './phone-codes.ts'
import { endDevice, listDevices } from './phone-devices.ts'
import {
  changeResident,
  joinByPhone,
  leaveResident,
  phoneDoor,
  residentOf,
  signInByPhone,
} from './phone-residents.ts'

/** Signing in at the residents' door, and what residents find about themselves there. */
export function phoneRoutes(app: App): void {
  const { lilong } = app
  serve(app, phone.getPhoneDoor, { can: 'anyone' }, ({ tx }) => phoneDoor(tx, lilong))
  serve(app, phone.askPhoneCode, { can: 'anyone' }, ({ tx, body, request }) =>
    askPhoneCode(tx, lilong, body, { request }),
  )
  serve(app, phone.signInByPhone, { can: 'anyone', turns }, ({ tx, body, request, reply }) =>
    signInByPhone(tx, lilong, body, { request, reply }),
  )
  serve(app, phone.joinByPhone, { can: 'anyone', turns }, ({ tx, body, request, reply }) =>
    joinByPhone(tx, lilong, body, { request, reply }),
  )
  serve(app, phone.getResident, { can: 'identity.resident' }, ({ tx, actor }) =>
    residentOf(tx, lilong, actor.personId!, actor.sessionId),
  )
  serve(app, phone.changeResident, { can: 'identity.resident' }, ({ tx, actor, body }) =>
    changeResident(tx, lilong, actor, body),
  )
  serve(app, phone.leaveResident, { can: 'identity.resident' }, ({ tx, actor, request, reply }) =>
    leaveResident(tx, actor, { request, reply }),
  )
  serve(app, phone.listDevices, { can: 'identity.resident' }, ({ tx, actor }) => listDevices(tx, actor))
  serve(app, phone.endDevice, { can: 'identity.resident' }, ({ tx, actor, params }) =>
    endDevice(tx, actor, params.id),
  )
}
