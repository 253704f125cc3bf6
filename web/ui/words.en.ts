import type { UiWords } from './words.zh-CN.ts'

export const words: UiWords = {
  today: 'today',
  yesterday: 'yesterday',
  dayBeforeYesterday: 'two days ago',
  tomorrow: 'tomorrow',
  dayAfterTomorrow: 'in two days',
  dayAndTime: (day, time) => `${day}, ${time}`,
  loading: 'Loading',
  met: 'met',
  ahead: 'ahead',
  on_track: 'on track',
  late: 'late',
  at_risk: 'at risk',
  not_begun: 'not begun',
  quantity: (quoted, done, of, standing) =>
    `${quoted}: ${done} done, ${of} promised${standing ? `, ${standing}` : ''}`,
  share: (percent) => `${percent} done`,
  dueNow: 'where the schedule wants it today',
  requestId: 'Quote this number if you report it',
  photo: (at, of) => `${at} of ${of}`,
  openPhoto: (caption) => `Enlarge photo: ${caption}`,
  previousPhoto: 'Previous',
  nextPhoto: 'Next',
  close: 'Close',
  noPhoto: 'This photo does not open',
}
