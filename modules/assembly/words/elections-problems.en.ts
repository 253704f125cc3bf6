import type { ElectionProblems } from './elections-problems.zh-CN.ts'

export const posts = { director: 'Director', deputy_director: 'Deputy director', member: 'Member' }
export const faults = {
  name_missing: 'no name',
  name_odd: 'not a name',
  building_missing: 'no building group',
  room_missing: 'no flat, so the household is not known',
  born_odd: 'the day of birth cannot be read',
  under_age: 'too young on polling day',
  phone_odd: 'not a mobile phone',
  phone_twice: 'the phone stands in the file twice',
  phone_of_another: 'the phone is entered under another name',
  twice_in_file: 'the same person as a line before',
  household_twice: 'this household has its voter already',
  struck_before: 'was struck from the register',
  formula: 'the cell holds a formula',
  too_long: 'too long',
}

export const problems: ElectionProblems = {
  bad_method: ({ why }) =>
    ({
      share: 'A share cannot be right: no zero below the line, and no more than the whole.',
      days_missing: 'Publication needs all three days, or none.',
      days_order: 'The days of publication are in the wrong order.',
      days_after_polling: 'Publication, objections and registration end before polling day.',
      post_twice: 'A post is named twice.',
      too_few_days_to_decide: 'The last objection could not be answered in time before polling day.',
    })[why] ?? 'The method contradicts itself.',
  register_frozen: 'The register is frozen; neither it nor the method changes any more.',
  register_open: 'Freeze the register, or announce the candidates, first.',
  not_to_freeze: ({ why }) =>
    ({
      nobody: 'Nobody is on the register.',
      not_shown: 'The list has not been public yet.',
      shown_still: 'The list is still public, or objections still come in.',
      objections_open: 'Some objections are not answered.',
      asked_open: 'Some residents asked to be entered and wait.',
      group_size: 'Some residents’ groups do not have two or three representatives.',
    })[why] ?? 'The register cannot be frozen yet.',
  office_not_committee: 'Choose a neighbourhood and its Residents’ Committee.',
  election_under_way: 'This Residents’ Committee has an election under way.',
  candidate_twice: 'This person is nominated for this post already.',
  candidate_not: 'This person cannot be a candidate: not on the register, and the method asks for that.',
  candidates_shown: 'The candidates are announced; they do not change any more.',
  candidates_few: ({ post, candidates, needed }) =>
    `${posts[post]}: ${candidates} candidates, at least ${needed} needed.`,
  polls_prepared: 'The ballots are prepared; change them under “Polls”.',
  nothing_elected: 'No ballot has elected anybody yet.',
  voter_file_not_read: ({ why }) =>
    ({
      empty: 'The file holds no line.',
      old_excel: 'An old .xls file; save it as .xlsx.',
      too_large: 'Too large: twelve thousand lines at once at most.',
      no_columns: 'The columns 姓名 and 楼组 were not found.',
    })[why] ?? 'This file cannot be read.',
  voters_have_faults: ({ count, line }) =>
    `${count} lines have faults, line ${line} first. None was imported.`,
  nothing_new_in_register: 'Everybody in the file is on the register already.',
  voter_twice: 'This person is on the register already.',
  household_twice: 'This household has its voter already.',
  voter_fault: ({ fault }) => `This line cannot be entered: ${faults[fault]}.`,
  voter_moved: 'This line was settled already; look at the list again.',
  not_in_objection_days: 'Objections are not taken today.',
  objection_twice: 'You have said this already; it is being looked at.',
  objections_many: 'You have raised many objections; they are answered first.',
  objection_decided: 'This objection was answered already.',
  objection_needs_act: 'Say how the register changes, or which line is meant.',
  registration_over: 'Residents cannot register now.',
  no_former_register: 'That election has no register to take over, or all of it is here.',
  not_entrustable: ({ why }) =>
    ({
      not_allowed: 'The method does not allow it, and nobody votes for themselves.',
      carrier_full: 'That person votes for as many as one may.',
      carrier_entrusts: 'That person has entrusted their own vote.',
      voter_carries: 'This person votes for others and cannot entrust.',
      candidate: 'Candidates may not vote for others.',
      entrusted: 'This vote is entrusted already.',
      voted: 'One of the two has the card already.',
    })[why] ?? 'This vote cannot be entrusted like that.',
  no_roving_box: 'The method has no roving box.',
  station_used: 'Cards were handed at this station; it stays.',
  station_twice: 'A station of this name is there already.',
  bad_hours: 'A station closes after it opens.',
  voted_before: ({ station }) =>
    station ? `This voter had the card at ${station}.` : 'This voter had the card already.',
  polling_over: 'Polling is closed; no card is handed any more.',
  vote_entrusted: ({ carrier }) =>
    `${carrier} votes for this person. If the voter came after all, end that first.`,
}
