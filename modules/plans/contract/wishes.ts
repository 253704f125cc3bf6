/** Residents' suggestions: suggested, looked at, supported, merged, weighed, put into the list, told back. */
export * from './wishes/desk.ts'
export * from './wishes/doors.ts'
export * from './wishes/refusals.ts'
export * from './wishes/shapes.ts'
