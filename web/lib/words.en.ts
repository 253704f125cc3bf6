import type { WebWords } from './words.zh-CN.ts'

export const words: WebWords = {
  site: 'Lilong',
  tagline: 'The year of a sub-district',
  retry: 'Try again',
  reload: 'Reload',
  home: 'To the first page',
  back: 'Back',
  cancel: 'Cancel',
  close: 'Close',
  skip: 'Skip to the text',
  language: 'Language',
  languages: { 'zh-CN': '中文', en: 'English' },
  theme: 'Light and dark',
  themes: { auto: 'As the system', light: 'Light', dark: 'Dark' },
  offline:
    'The network is gone. What you have typed is still here; you can submit it once the connection is back.',
  notFoundTitle: 'There is no page here',
  notFoundLead: 'The address may be mistyped, or this page is outside your duties.',
  brokenTitle: 'This page did not open',
  newVersion: 'The system has just been updated. Reload the page to go on.',
  unexpected: 'The page made a mistake. What you have submitted is safe.',
  problems: {
    bad_shape: 'Something is not filled in as it should be. Please check the places marked.',
    not_signed_in: 'Your sign-in has run out. Please sign in again.',
    may_not: 'Your post does not allow this. If you need it, ask an administrator for the grant.',
    cross_site: 'The request came from another site and was not carried out. Please act from our own pages.',
    not_found: 'Not found, or not within your duties.',
    key_reused: 'This does not match what was sent before. Please reload, check, and submit again.',
    stale_version: 'Somebody changed this a moment ago. Reload to see it, then make your change.',
    too_large: ({ mostBytes }) =>
      mostBytes > 0
        ? `This is too large; at most ${Math.max(1, Math.floor(mostBytes / 1_000_000))} MB.`
        : 'This is too large. Please make it smaller and try again.',
    wrong_media: 'This kind of content cannot be taken in. Please use another format.',
    too_many: ({ retryAfterSec }) =>
      retryAfterSec > 90
        ? `Too many attempts. Please try again in ${Math.ceil(retryAfterSec / 60)} minutes.`
        : `Too many attempts. Please try again in ${Math.max(1, Math.ceil(retryAfterSec))} seconds.`,
    broke: 'Something broke on our side and nothing was changed. You can try again.',
    busy: 'The system is starting or under maintenance, and nothing was changed. Please try again shortly.',
    offline: 'The server cannot be reached. Check the network; what you have typed is not lost.',
    unknown: 'This did not work, and nothing was changed.',
  },
}
