/** What this module answers to, by noun. Shared by server and browser. */
export * from './contract/core.ts'
export * from './contract/now.ts'
export * from './contract/run.ts'
