import type { CountingProblems, PollProblems, VotingProblems } from './polls-problems.zh-CN.ts'

const unfit = {
  'over-marked': 'more is marked than allowed',
  'unknown-option': 'it names something that is not on the list',
  'wrong-mode': 'it is not of the kind of this vote',
  'write-ins-not-allowed': 'nobody else can be named in this vote',
  'line-does-not-count': 'a name written in would not count, please check it',
}
const roundStates = {
  open: 'open',
  counting: 'being counted',
  provisional: 'being reconciled',
  closed: 'decided',
  void: 'void',
}

export const votingProblems: VotingProblems = {
  already_voted: 'You have voted already; your first ballot stands.',
  not_voter: 'You are not on the list of voters of this vote.',
  votes_otherwise: ({ channel }) =>
    channel === 'paper'
      ? 'This time you vote on paper. Ask an usher for your ballot.'
      : 'This vote is by show of hands.',
  not_open: ({ state }) => `This vote is ${roundStates[state]}; your ballot was not cast.`,
  ballot_unfit: ({ reason }) =>
    `The ballot cannot be cast like this: ${unfit[reason]}. Correct it and cast it again.`,
  token_taken: 'This ballot was not cast. Please press “Cast this ballot” once more.',
  no_run: 'The session is not sitting, so nothing can be voted now.',
  not_attending: 'You are not on the list of this session.',
}

const countUnfit = {
  'invalid-exceeds-returned': 'more ballots are void than were returned',
  'issued-exceeds-assigned': 'more ballots were issued than there are voters on paper',
  'line-exceeds-returned': 'a line has more votes than ballots were returned',
  'unknown-option': 'something is not on the list',
  'repeated-option': 'a line stands there twice',
  'lines-missing': 'a line is missing',
  'wrong-marks': 'these columns do not belong to this vote',
  'too-many-orders': 'more orders are entered than there are valid ballots',
  'exceeds-present': 'more hands are counted than people are present',
  'write-ins-not-allowed': 'nobody else can be named in this vote',
}

export const countingProblems: CountingProblems = {
  not_teller: 'You do not count this box.',
  not_scrutineer: 'You are not a scrutineer of this session.',
  count_unfit: ({ reason }) => `These numbers cannot be true: ${countUnfit[reason]}.`,
  box_agreed: 'The count of this box stands. To change it, have the box counted anew.',
  entered_often: ({ most }) =>
    `You have entered ${most} counts that differ from the other teller’s. Wait until they have counted again, or have the box counted anew.`,
  box_too_small: ({ least }) =>
    `A box of a secret vote with fewer than ${least} ballots is not counted apart; pour it into another first.`,
  boxes_outstanding: ({ boxes }) => `Some boxes have no count yet: ${boxes.join(', ')}.`,
  not_signed: 'No scrutineer has signed yet, or one has refused, so the count cannot stand.',
  count_moved: 'The count changed a moment ago. Read the new numbers before signing.',
  too_few_cast: ({ cast, least }) =>
    `Only ${cast} phones have voted, fewer than ${least}. Ending now would show how single people voted. Wait for more; if none come, void this vote and hold another.`,
  round_followed: ({ number }) => `Vote no. ${number} rests on this one; void that one first.`,
  round_moved: ({ state }) => `This vote is ${roundStates[state]} now; nothing was changed.`,
  no_run: 'The session is not sitting, so this cannot be done now.',
}

const kept = {
  voted: 'they have voted by phone',
  'paper-out': 'they have a paper ballot that was not given back',
  'small-channel': 'too few would be left on one way of voting, which would show who voted what',
  'no-network': 'their venue has no network and votes on paper',
  'no-box': 'their venue has no box',
  same: 'it is that already',
  hands: 'this vote is by show of hands',
}

export const pollProblems: PollProblems = {
  poll_used:
    'There was a ballot on this question already, so it no longer changes. Void it or prepare another.',
  draft_unfit: 'This plan text has nothing to vote on, or it is not yours to read.',
  options_unfit: 'Give the lines in one way only: typed, from a plan text, or from an earlier vote.',
  adopted_already: 'This list has been adopted, so the vote on it is no longer voided.',
  opening_obstructed: 'Voting cannot begin yet. Please settle what is listed first.',
  channel_kept: ({ reason }) => `The way this person votes cannot change: ${kept[reason]}.`,
}
