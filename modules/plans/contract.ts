/** The endpoints, shapes and problems of `plans`, by noun. Shared by server and browser. */
export * from './contract/drafts.ts'
export * from './contract/figures.ts'
export * from './contract/near.ts'
export * from './contract/projects.ts'
export * from './contract/records.ts'
export * from './contract/wishes.ts'
export * from './contract/words.ts'
export * from './contract/works.ts'
