/** The face of `messages`: what later modules may call on the server. */
export { forgetMessages } from './inbox.ts'
export { messageKind } from './kinds.ts'
export { sendCodeText, sendTexts, signature } from './sending.ts'
export { inboxOf, settle, tell } from './telling.ts'
