/** The face of `messages`: what later modules may call on the server. */
export { messageKind } from './kinds.ts'
export { inboxOf, tell } from './telling.ts'
