/** The face of `indicators`: what later modules may call on the server. */
export type { Answer, Ask } from './contract/answers.ts'
export type { BehindEvent } from './contract/origins.ts'
