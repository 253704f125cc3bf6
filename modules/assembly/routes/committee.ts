import type { App } from '../../../platform/http/app.ts'
import { serve } from '../../../platform/http/serve.ts'
import { getMeetings } from '../committee/attendance.ts'
import * as committees from '../committee/committees.ts'
import { seatElected } from '../committee/elected.ts'
import * as meetings from '../committee/meetings.ts'
import * as members from '../committee/members.ts'
import { getPublicCommittee, listPublicCommittees } from '../committee/public.ts'
import { getCommitteeTerm } from '../committee/reading.ts'
import { findSeatable } from '../committee/seatable.ts'
import * as special from '../committee/special.ts'
import * as contract from '../contract/committee.ts'
import * as meeting from '../contract/meetings.ts'

export function committeeRoutes(app: App): void {
  const { vault } = app.lilong
  const read = { can: 'assembly.read' } as const
  // A Residents' Committee is kept by whoever holds its elections; the verbs ask which of them.
  const keep = { can: ['assembly.keep_committee', 'assembly.hold_election'] } as const
  serve(app, contract.listCommittees, read, ({ tx, actor, query }) =>
    committees.listCommittees(tx, actor, query),
  )
  serve(app, contract.foundCommittee, { can: 'assembly.keep_committee' }, ({ tx, actor, body }) =>
    committees.foundCommittee(tx, actor, body),
  )
  serve(app, contract.openCommitteeTerm, keep, ({ tx, actor, params, body }) =>
    committees.openCommitteeTerm(tx, actor, params.id, body),
  )
  serve(app, contract.getCommitteeTerm, read, ({ tx, actor, params }) =>
    getCommitteeTerm(tx, actor, params.id),
  )
  serve(app, contract.setSeats, keep, ({ tx, actor, params, body }) =>
    committees.setSeats(tx, actor, params.id, body),
  )
  serve(app, contract.findSeatable, keep, ({ tx, actor, params, query }) =>
    findSeatable(tx, actor, params.id, query),
  )
  serve(app, contract.seatMembers, keep, ({ tx, actor, params, body }) =>
    members.seatMembers(tx, vault, actor, params.id, body),
  )
  serve(app, contract.seatElected, keep, ({ tx, actor, params, body }) =>
    seatElected(tx, actor, params.id, body),
  )
  serve(app, contract.leaveBody, keep, ({ tx, actor, params, body }) =>
    members.leaveBody(tx, actor, params.id, body),
  )
  serve(app, contract.takeBackMember, keep, ({ tx, actor, params, body }) =>
    members.takeBackMember(tx, actor, params.id, body),
  )
  serve(app, contract.showMembers, keep, ({ tx, actor, params, body }) =>
    committees.showMembers(tx, actor, params.id, body),
  )
  serve(app, contract.foundSpecial, keep, ({ tx, actor, params, body }) =>
    special.foundSpecial(tx, actor, params.id, body),
  )
  serve(app, contract.changeSpecial, keep, ({ tx, actor, params, body }) =>
    special.changeSpecial(tx, actor, params.id, body),
  )
  serve(app, contract.dissolveSpecial, keep, ({ tx, actor, params }) =>
    special.dissolveSpecial(tx, actor, params.id),
  )
  serve(app, contract.seatSpecial, keep, ({ tx, actor, params, body }) =>
    special.seatSpecial(tx, actor, params.id, body),
  )
  serve(app, contract.leaveSpecial, keep, ({ tx, actor, params, body }) =>
    special.leaveSpecial(tx, actor, params.id, body),
  )
  serve(app, meeting.callMeeting, keep, ({ tx, actor, params, body }) =>
    meetings.callMeeting(tx, actor, params.id, body),
  )
  serve(app, meeting.getMeetings, read, ({ tx, actor, params }) => getMeetings(tx, actor, params.id))
  serve(app, meeting.getAttendanceSheet, read, ({ tx, actor, params }) =>
    meetings.getAttendanceSheet(tx, actor, params.id),
  )
  serve(app, meeting.keepAttendance, keep, ({ tx, actor, params, body }) =>
    meetings.keepAttendance(tx, actor, params.id, body),
  )
  serve(app, contract.listPublicCommittees, { can: 'anyone' }, ({ tx }) => listPublicCommittees(tx))
  serve(app, contract.getPublicCommittee, { can: 'anyone' }, ({ tx, params }) =>
    getPublicCommittee(tx, params.id),
  )
}
