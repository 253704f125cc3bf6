import type { App } from '../../platform/http/app.ts'
import { serve } from '../../platform/http/serve.ts'
import * as people from './contract.ts'
import { enterPerson } from './entering.ts'
import { reveal } from './reveal.ts'
import { findStaff } from './staff.ts'

export function routes(app: App): void {
  const { vault } = app.lilong
  serve(app, people.findStaff, { can: 'people.read' }, ({ tx, actor, query }) =>
    findStaff(tx, vault, actor, query),
  )
  serve(app, people.enterPerson, { can: 'people.enter' }, ({ tx, actor, body }) =>
    enterPerson(tx, vault, actor, body),
  )
  serve(app, people.reveal, { can: 'people.reveal' }, ({ tx, actor, params, body }) =>
    reveal(tx, vault, actor, params.id, body),
  )
}
