/** The face of `people`: what later modules may call on the server. */
export {
  enterPersons,
  forgetPerson,
  type Newcomer,
  personByPhone,
  personStanding,
  phoneToWriteTo,
  renamePerson,
} from './persons.ts'
export { givePhone, personsByPhones, personsWithPhones } from './phones.ts'
