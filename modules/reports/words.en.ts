import { lines } from './words/lines.en.ts'
import { notices } from './words/notices.en.ts'
import { reports } from './words/reports.en.ts'
import type { Words } from './words.zh-CN.ts'

export const words: Words = {
  menu: { reports: 'Reports', notices: 'Supervision' },
  permissions: {
    'reports.read': 'Read reports and supervision notices',
    'reports.write': 'Write reports',
    'reports.close': 'Close reports',
    'reports.release': 'Publish reports',
    'reports.order': 'Issue supervision notices, accept answers',
    'reports.answer': 'Answer supervision notices',
  },
  lines,
  reports,
  notices,
  problems: {
    report_closed: ({ by }) =>
      by
        ? `${by} has just closed this report; it no longer changes. A mistake in the text is mended by a corrected edition.`
        : 'This report is closed and no longer changes.',
    report_open: 'This report is not closed yet.',
    report_released: 'This report is public already.',
    too_many_numbers: ({ most, numbers }) =>
      `A report holds at most ${most} numbers; there are ${numbers}. Make two of it, or put numbers into tables.`,
    number_astray: 'A number in the text has lost its source; take it out and insert it again.',
    days_turned: 'The last day of the period comes before the first; please correct it.',
    report_empty: 'There is nothing in this report yet.',
    number_gone: ({ title }) => `“${title}” is no longer counted; take it out or choose another.`,
    corrected_already:
      'A corrected edition of this report is closed already. To change more, correct that one.',
    notice_moved: ({ state }) => `This notice is “${notices.states[state]}” now; nothing was changed.`,
    due_in_past: 'The due day must not lie before today.',
    not_a_leader: 'A notice is ordered by a leader of the street.',
    office_unknown: 'There is no such office.',
    evidence_not_yours: 'A file does not belong to this answer; please upload it again.',
    evidence_odd: ({ name }) => `“${name}” is neither a photo nor a PDF; please choose another file.`,
    words_needed: 'Say what is missing.',
    not_a_photo: ({ name }) => `“${name}” cannot be read; please choose another photo.`,
  },
}
