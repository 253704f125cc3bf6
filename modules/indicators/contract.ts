/** What this module answers to, by noun. */
export * from './contract/answers.ts'
export * from './contract/books.ts'
export * from './contract/dashboards.ts'
export * from './contract/definitions.ts'
export * from './contract/lists.ts'
export * from './contract/open.ts'
export * from './contract/origins.ts'
export * from './contract/words.ts'
