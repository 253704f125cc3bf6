import type { ResidentDoorWords } from './words.zh-CN.ts'

export const words: ResidentDoorWords = {
  name: 'Residents’ door',
  menu: 'Main pages',
  home: 'Home',
  hello: (name) => `Hello, ${name}`,
  doors: 'What else is here',
  publicDoor: 'Promises in public',
  publicLead: 'What was promised this year, and how far it is',
  elder: 'Large text',
  standard: 'Standard text',
}
