import { Id, oneOf, orNull, Type } from '../../../platform/contract.ts'
import { eventKind } from '../../../platform/ledger/event.ts'

export const registerOpened = eventKind('documents.register_opened', {
  data: Type.Object({ shared: Type.Boolean() }),
})
export const registerClosed = eventKind('documents.register_closed')
export const templateKept = eventKind('documents.register_template_kept', {
  data: Type.Object({ ordinal: Type.Integer(), format: oneOf(['docx', 'xlsx']) }),
})
/** Names the printed file as evidence; counts nothing. */
export const registerPrinted = eventKind('documents.register_printed', {
  data: Type.Object({
    print: Id,
    template: orNull(Id),
    rows: Type.Integer(),
    from: Type.String(),
    until: Type.String(),
  }),
})

export const registerKinds = [registerOpened, registerClosed, templateKept, registerPrinted]
