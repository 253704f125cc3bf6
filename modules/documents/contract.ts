/** What this module answers to. */
export * from './contract/layout.ts'
