/** What this module answers to, by noun. Shared by server and browser. */
export * from './contract/core.ts'
