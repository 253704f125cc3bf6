/** What this module answers to. */
export * from './contract/approvals.ts'
export * from './contract/folders.ts'
export * from './contract/layout.ts'
export * from './contract/papers.ts'
export * from './contract/registers.ts'
export * from './contract/seals.ts'
export * from './contract/words.ts'
