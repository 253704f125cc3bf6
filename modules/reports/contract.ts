/** What this module answers to, by noun. Shared by server and browser. */
export * from './contract/content.ts'
export * from './contract/notices.ts'
export * from './contract/reports.ts'
export * from './contract/told.ts'
