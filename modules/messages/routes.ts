import type { App } from '../../platform/http/app.ts'
import { serve } from '../../platform/http/serve.ts'
import * as messages from './contract.ts'
import { inbox, markRead, unreadOf } from './inbox.ts'
import { listTexts, tryTextAgain } from './texts.ts'

/** Everybody reads their own; how texts to phones went is seen by whoever looks after them. */
export function routes(app: App): void {
  const { lilong } = app
  serve(app, messages.getInbox, { can: 'any-door' }, ({ tx, actor, query }) =>
    inbox(tx, lilong, actor, query),
  )
  serve(app, messages.countUnread, { can: 'any-door' }, ({ tx, actor }) => unreadOf(tx, lilong, actor))
  serve(app, messages.markRead, { can: 'any-door' }, ({ tx, actor, body }) =>
    markRead(tx, lilong, actor, body),
  )
  serve(app, messages.listTexts, { can: 'messages.oversee' }, ({ tx, actor, query }) =>
    listTexts(tx, lilong, actor, query),
  )
  serve(app, messages.tryTextAgain, { can: 'messages.oversee' }, ({ tx, actor, params }) =>
    tryTextAgain(tx, actor, params.id),
  )
}
