/** How refusals about persons are worded, for the pages of later modules: `<Problem words={peopleWords}>`. */
export { peopleWords } from './words.ts'
