import type { App } from '../../../platform/http/app.ts'
import { serve } from '../../../platform/http/serve.ts'
import * as agenda from '../agenda/agenda.ts'
import { getBooklet, makeBooklet } from '../agenda/booklet.ts'
import * as papers from '../agenda/papers.ts'
import { makeAgendaPaper } from '../agenda/sheets.ts'
import * as table from '../contract/prepare-agenda.ts'
import * as asking from '../contract/prepare-invitations.ts'
import * as people from '../contract/prepare-people.ts'
import * as inviting from '../invitations/inviting.ts'
import * as leave from '../invitations/leave.ts'
import * as mine from '../invitations/mine.ts'
import { makeInvitations } from '../invitations/sheets.ts'
import * as attendees from '../sessions/attendees.ts'
import { takeRoster } from '../sessions/list.ts'
import { anyPreparing } from '../sessions/preparing.ts'
import * as duties from '../venues/duties.ts'
import * as groups from '../venues/groups.ts'
import * as venues from '../venues/venues.ts'
import { handOut } from './files.ts'

const read = { can: 'assembly.read' } as const
const prepare = { can: anyPreparing } as const
/** Whoever is on the list, at either door: the verb asks the rows. */
const listed = { can: 'any-door' } as const

/** Who sits where, with whom, and does what. */
export function placeRoutes(app: App): void {
  const { vault } = app.lilong
  serve(app, people.listAttendees, read, ({ tx, actor, params }) =>
    attendees.listAttendees(tx, actor, params.id),
  )
  serve(app, people.takeRoster, prepare, ({ tx, actor, params }) => takeRoster(tx, actor, params.id))
  serve(app, people.addObserver, prepare, ({ tx, actor, params, body }) =>
    attendees.addObserver(tx, vault, actor, params.id, body),
  )
  serve(app, people.removeAttendee, prepare, ({ tx, actor, params }) =>
    attendees.removeAttendee(tx, actor, params.id),
  )
  serve(app, people.assignAttendees, prepare, ({ tx, actor, params, body }) =>
    attendees.assignAttendees(tx, actor, params.id, body),
  )
  serve(app, people.addVenues, prepare, ({ tx, actor, params, body }) =>
    venues.addVenues(tx, actor, params.id, body),
  )
  serve(app, people.changeVenue, prepare, ({ tx, actor, params, body }) =>
    venues.changeVenue(tx, actor, params.id, body),
  )
  serve(app, people.removeVenue, prepare, ({ tx, actor, params }) => venues.removeVenue(tx, actor, params.id))
  serve(app, people.addGroups, prepare, ({ tx, actor, params, body }) =>
    groups.addGroups(tx, actor, params.id, body),
  )
  serve(app, people.groupByRoster, prepare, ({ tx, actor, params }) =>
    groups.groupByRoster(tx, actor, params.id),
  )
  serve(app, people.changeGroup, prepare, ({ tx, actor, params, body }) =>
    groups.changeGroup(tx, actor, params.id, body),
  )
  serve(app, people.removeGroup, prepare, ({ tx, actor, params }) => groups.removeGroup(tx, actor, params.id))
  serve(app, people.giveDuty, prepare, ({ tx, actor, params, body }) =>
    duties.giveDuty(tx, actor, params.id, body),
  )
  serve(app, people.takeDuty, prepare, ({ tx, actor, params }) => duties.takeDuty(tx, actor, params.id))
}

/** The agenda and what lies on the table. */
export function agendaRoutes(app: App): void {
  const { files } = app.lilong
  serve(app, table.getAgenda, read, ({ tx, actor, params }) => agenda.getAgenda(tx, actor, params.id))
  serve(app, table.setAgenda, prepare, ({ tx, actor, params, body }) =>
    agenda.setAgenda(tx, actor, params.id, body),
  )
  serve(app, table.addItemFile, prepare, ({ tx, actor, params, body, files: received }) =>
    papers.addItemFile(tx, files, actor, params.id, received, body.title),
  )
  serve(app, table.addItemPaper, prepare, ({ tx, actor, params, body }) =>
    papers.addItemPaper(tx, files, actor, params.id, body),
  )
  serve(app, table.removeItemPaper, prepare, ({ tx, actor, params }) =>
    papers.removeItemPaper(tx, actor, params.id),
  )
  serve(app, table.getItemPaper, listed, async ({ tx, actor, params, reply }) =>
    handOut(reply, await papers.getItemPaper(tx, files, actor, params.id)),
  )
  serve(app, table.readItemPaper, listed, ({ tx, actor, params }) =>
    papers.readItemPaper(tx, actor, params.id),
  )
  serve(app, table.getBooklet, listed, ({ tx, actor, params }) => getBooklet(tx, actor, params.id))
  serve(app, table.getBookletPaper, listed, async ({ tx, actor, params, reply }) =>
    handOut(reply, await makeBooklet(tx, actor, params.id)),
  )
  serve(app, table.getAgendaPaper, listed, async ({ tx, actor, params, query, reply }) =>
    handOut(reply, await makeAgendaPaper(tx, actor, params.id, query.what ?? 'agenda')),
  )
}

/** Asking people to come, and their leave. */
export function invitationRoutes(app: App): void {
  const { vault } = app.lilong
  serve(app, asking.invite, prepare, ({ tx, actor, params, body }) =>
    inviting.invite(tx, actor, params.id, body),
  )
  serve(app, asking.printInvitations, prepare, ({ tx, actor, params, body }) =>
    inviting.printInvitations(tx, vault, actor, params.id, body),
  )
  serve(app, asking.getInvitations, prepare, async ({ tx, actor, params, query, reply }) =>
    handOut(reply, await makeInvitations(tx, vault, actor, params.id, query.printedAt)),
  )
  serve(app, asking.handInvitation, prepare, ({ tx, actor, params }) =>
    inviting.handInvitation(tx, actor, params.id),
  )
  serve(app, asking.enterLeave, prepare, ({ tx, actor, params, body }) =>
    leave.enterLeave(tx, actor, params.id, body),
  )
  serve(app, asking.decideLeave, prepare, ({ tx, actor, params, body }) =>
    leave.decideLeave(tx, actor, params.id, body),
  )
  serve(app, asking.listMySessions, listed, ({ tx, actor }) => mine.listMySessions(tx, actor))
  serve(app, asking.getMySession, listed, ({ tx, actor, params }) => mine.getMySession(tx, actor, params.id))
  serve(app, asking.seeInvitation, listed, ({ tx, actor, params }) =>
    mine.seeInvitation(tx, actor, params.id),
  )
  serve(app, asking.askLeave, listed, ({ tx, actor, params, body }) =>
    leave.askLeave(tx, actor, params.id, body),
  )
  serve(app, asking.takeLeaveBack, listed, ({ tx, actor, params }) =>
    leave.takeLeaveBack(tx, actor, params.id),
  )
}
