import { problem } from '../../../platform/contract.ts'

// Signing in: cards, the list, one’s own phone, the telephone; and a list that works without a network.

export const notThere = problem('not_there', 409, 'This person is not signed in.')
export const unlikelyTime = problem(
  'unlikely_time',
  422,
  'The time lies in the future; the clock of the device is wrong.',
)
