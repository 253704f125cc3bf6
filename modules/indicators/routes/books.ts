import type { App } from '../../../platform/http/app.ts'
import { serve } from '../../../platform/http/serve.ts'
import { checkBooks, getBooks, publishedSeals } from '../books/books.ts'
import * as contract from '../contract/books.ts'

export function bookRoutes(app: App): void {
  serve(app, contract.getBooks, { can: 'indicators.check_books' }, ({ tx }) => getBooks(tx, app.lilong))
  serve(app, contract.checkBooks, { can: 'indicators.check_books' }, ({ tx, actor }) => checkBooks(tx, actor))
  serve(app, contract.getPublishedSeals, { can: 'indicators.check_books' }, ({ reply }) => {
    reply.type('text/plain; charset=utf-8').header('content-disposition', 'attachment; filename="seals.txt"')
    return publishedSeals(app.lilong)
  })
}
