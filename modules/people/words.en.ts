import type { Words } from './words.zh-CN.ts'

export const words: Words = {
  staff: {
    search: 'Name or whole mobile phone',
    nobody: 'No member of staff found. Check the name, or type the whole phone number.',
    post: (office, title) => (title ? `${title}, ${office}` : office),
  },
  reveal: {
    phone: 'Show the phone',
    identityNumber: 'Show the identity number',
    why: 'What for',
    kept: 'Who looked, when and what for is kept.',
    purposes: {
      contact: 'To reach the person',
      verify: 'To verify who it is',
      emergency: 'An emergency',
      correction: 'To correct an entry',
    },
  },
  permissions: {
    'people.read': 'Find members of staff',
    'people.enter': 'Enter persons',
    'people.reveal': 'See phones and identity numbers',
  },
  problems: {
    no_such_field: ({ field }) =>
      field === 'phone' ? 'This person has left no phone.' : 'No identity number is entered for this person.',
    bad_name: () => 'A name has letters, dots and spaces only. Check it.',
    bad_phone: () => 'Enter a mobile phone of 11 digits.',
    phone_taken: () => 'This phone is entered with another person.',
    unit_not_there: () => 'There is no such place or office today. Choose again.',
  },
}
