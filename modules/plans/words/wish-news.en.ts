import type { RefusalReason, StepSaid } from '../rules/wishes.ts'
import type { WishNews } from './wish-news.zh-CN.ts'
import { words as wishing } from './wishing.en.ts'

const said = (words: string | null) => (words ? `The sub-district office says: ${words} ` : '')
const because = (reason: RefusalReason | null) => (reason ? `Reason: ${wishing.reasons[reason]}. ` : '')
const item = ({ project, number }: StepSaid) =>
  project ? (number ? `project ${number} “${project}”` : `the project “${project}”`) : 'a project of the list'

export const words: WishNews = {
  news: {
    publish: (s) => ({
      title: `“${s.title}” is public`,
      text: 'It was looked at; neighbours can support it now. You will hear of every step.',
    }),
    ask_back: (s) => ({
      title: `“${s.title}” needs a word from you`,
      text: `${said(s.words)}Open it and complete your words; then the look goes on.`,
    }),
    refuse: (s) => ({
      title: `“${s.title}” is not followed this time`,
      text: `${because(s.reason)}${said(s.words)}`.trim(),
    }),
    reconsider: (s) => ({ title: `“${s.title}” is considered again`, text: said(s.words).trim() }),
    merge: (s) => ({
      title: `“${s.title}” was merged with another like it`,
      text: `It goes on as “${s.other ?? ''}”. Support is counted together, and you will hear of every step.`,
    }),
    separate: (s) => ({
      title: `“${s.title}” stands alone again`,
      text: 'The merger was taken back; all its support is still there.',
    }),
    split: (s) => ({
      title: `The second matter in “${s.title}” has a page of its own`,
      text: `It is “${s.other ?? ''}”. You will hear of both.`,
    }),
    move_on: (s) => ({
      title: s.project ? `“${s.title}” is under way already` : `“${s.title}” was passed on`,
      text: s.project ? `It is ${item(s)}. ${said(s.words)}`.trim() : said(s.words).trim(),
    }),
    nominate: (s) => ({
      title: `“${s.title}” is a candidate for the list`,
      text: 'It was estimated and is compared with the other candidates.',
    }),
    list: (s) => ({
      title: `“${s.title}” stands in the draft of the list`,
      text: 'The community representatives vote on it next.',
    }),
    unlist: (s) => ({
      title: `“${s.title}” did not come into the list this time`,
      text: `It stays a candidate for next year. ${said(s.words)}`.trim(),
    }),
    adopt: (s) => ({ title: `“${s.title}” is in the list`, text: `It was voted and became ${item(s)}.` }),
    begin: (s) => ({
      title: `“${s.title}” has begun`,
      text: `Work on ${item(s)} has begun; open it to follow.`,
    }),
    finish: (s) => ({
      title: `“${s.title}” is done`,
      text: `What ${item(s)} promised was done; open it for the photos.`,
    }),
    reopen: (s) => ({
      title: `“${s.title}” goes on`,
      text: 'A record was corrected and the promised number is not reached yet. You will hear when it is.',
    }),
    stop: (s) => ({
      title: `The project of “${s.title}” was stopped`,
      text: said(s.words).trim() || 'Open it to read why.',
    }),
    answer: (s) => ({ title: `“${s.title}” was completed`, text: 'The look goes on.' }),
    withdraw: (s) => ({ title: `“${s.title}” was withdrawn`, text: 'It is no longer dealt with.' }),
  },
}
