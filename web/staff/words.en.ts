import type { StaffWords } from './words.zh-CN.ts'

export const words: StaffWords = {
  menu: 'Menu',
  groups: {
    promises: 'Promises',
    numbers: 'Numbers and reports',
    papers: 'Papers',
    assembly: 'Sessions',
    street: 'The street',
    house: 'System',
  },
  more: 'More',
  home: 'Work of the day',
  homeShort: 'Today',
  homeLead: 'What waits for you, what is late, and what came back.',
  quietTitle: 'Nothing waits for you right now',
  quietLead:
    'A record to accept, a project behind its schedule, or something of yours that was returned will appear on this page.',
  quietNothing: 'Your post opens no work yet. Ask an administrator to assign one.',
  keys: 'Keyboard',
  keysLead: 'Every page can be reached without a mouse.',
  keysHere: 'On this page',
  keysEverywhere: 'Everywhere',
  keyHome: 'Work of the day',
  keySearch: 'To the search field of the page',
  keyHelp: 'Show this list',
  keyClose: 'Close a window or menu',
  publicDoor: 'What residents see',
  you: (name) => `${name}: account and display`,
  noPost: 'No post assigned yet',
  starting: 'Opening',
}
