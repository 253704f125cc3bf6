/** The face of `identity`: what later modules, the demonstration and the process may call. */
export { type Admission, admitStaff } from './accounts.ts'
export { actorOfPerson } from './actors.ts'
export { announceFirstRun } from './first-run.ts'
export { giveGrants, type NewGrant } from './grants.ts'
export { hashPassword } from './passwords.ts'
export { type Welcome, welcomeResident } from './phone-residents.ts'
