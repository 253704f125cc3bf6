/** The face of `people`: what later modules may call on the server. */
export { enterPersons, type Newcomer, personByPhone, personStanding } from './persons.ts'
