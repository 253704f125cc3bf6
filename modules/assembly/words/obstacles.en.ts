import type { ObstacleWords } from './obstacles.zh-CN.ts'

const channels = { phone: 'by phone', paper: 'on paper' }
const duties = { teller: 'a teller', scrutineer: 'a scrutineer' }

export const obstacleWords: ObstacleWords = {
  obstacles: {
    inquorate: ({ present, needed }) =>
      `Too few are present: ${present}, and it takes ${needed}. Wait for the others, or meet another day.`,
    'nobody-assigned': () => 'Nobody can vote. Sign people in and give each a way of voting.',
    'present-exceeds-entitled': ({ present, entitled }) =>
      `${present} are present, more than the ${entitled} entitled. Check the list of those signed in.`,
    'assigned-exceeds-present': ({ assigned, present }) =>
      `${assigned} have a way of voting and only ${present} are present. Check the list of those signed in.`,
    'small-channel': ({ channel, assigned, least }) =>
      `In a secret vote only ${assigned} vote ${channels[channel]}; fewer than ${least} would show who voted what. Move them to the other way, or more people to this one.`,
    'small-box': ({ box, assigned, least }) =>
      `The box of ${box} has only ${assigned} voters; fewer than ${least} are not counted apart. Have it counted with another venue.`,
    'no-box': () => 'Some vote on paper and there is no box. Say which venue counts it.',
    'boxes-differ-from-assigned': ({ boxes, assigned }) =>
      `The boxes come to ${boxes} voters, but ${assigned} vote on paper. Check the venues of people.`,
    'candidate-counts': ({ person, duty }) =>
      `${person} is a candidate and cannot be ${duties[duty]}. Appoint somebody else.`,
    'teller-scrutinises': ({ person }) =>
      `${person} is both a teller and a scrutineer. Appoint somebody else for one of the two.`,
    'bad-share': ({ of }) =>
      `The share of ${of === 'rule' ? 'votes' : 'those present'} is not right: the lower number is not zero, the upper one not larger.`,
    'too-few-tellers': ({ box, tellers, least }) =>
      `The box of ${box} has ${tellers} of the ${least} tellers who count it apart. Appoint more.`,
    'no-scrutineer': () => 'There is paper and no scrutineer. Appoint one.',
    'no-options': () => 'There is nothing to vote on. Give the lines.',
    'repeated-option': ({ option }) => `“${option}” stands there twice. Take one away.`,
    'bad-seats': ({ seats }) => `${seats} places cannot be filled; it takes a whole number from 1.`,
    'bad-limit': ({ most }) => `${most} marks per ballot is not right; it takes a whole number from 1.`,
    'hands-cannot-be-secret': () => 'A show of hands cannot be secret. Vote by phone or paper, or by hands.',
    'mode-does-not-fit': () =>
      'The kind of vote and the way of marking do not go together. Choose another way.',
    'write-ins-do-not-fit': () =>
      'Only elections can name somebody else; where it takes a vote against, each line needs yes and no.',
    'draft-moved': ({ title }) =>
      `The plan text${title ? ` “${title}”` : ''} was changed after this was prepared. Open “Change”, look it over and save it.`,
    'former-not-closed': () => 'The lines come from an earlier vote that has no result yet.',
    'round-open': ({ number }) =>
      `${number ? `Vote ${number}` : 'This vote'} is not over. Wait for its result, or void it.`,
    'no-next': () => 'Nothing follows from the last ballot.',
    'same-person-twice': ({ person }) =>
      `${person} stands on the list in two rows. Take one away: one person, one vote.`,
    'mode-not-by-hands': () =>
      'Hands say yes, no or abstain; they neither grade nor rank. Vote by phone or on paper.',
  },
  cautions: {
    'unanimity-reveals-everybody': () =>
      'If everybody votes the same, the result itself says how each of them voted.',
    'rule-cannot-be-met': () => 'Too few can vote: even if all of them say yes it is not enough.',
    'some-not-assigned': ({ missing }) =>
      `${missing} who are present have no way of voting and cannot vote this time.`,
  },
}
