/**
 * Kinds of paper. The first twelve are those of the statutory fifteen that a sub-district issues (党政机关公文处理工作条例, 2012, art. 8);
 * the rest are papers of the house that pass through the same hands.
 */
export const paperKinds = [
  'resolution',
  'decision',
  'announcement',
  'public_notice',
  'opinion',
  'notice',
  'circular',
  'report',
  'request',
  'reply',
  'letter',
  'minutes',
  'supervision',
  'contract',
  'certificate',
] as const
export type PaperKind = (typeof paperKinds)[number]

export const ranks = ['leader', 'head'] as const
export type Rank = (typeof ranks)[number]

export interface KindRule {
  /** Bears a number (发文字号) before it is sealed and goes out. */
  numbered: boolean
  /** Goes out under a seal. Minutes go out without one. */
  sealed: boolean
  /** Who at least must sign it. */
  signedBy: Rank
  /** Goes up: its first page names who signed (art. 9), and the organ’s head signs (art. 22). */
  goesUp: boolean
  /** Is addressed to somebody (主送); what is made known to everybody is not. */
  addressed: boolean
  form: 'document' | 'letter' | 'minutes' | 'plain'
}

const down: KindRule = {
  numbered: true,
  sealed: true,
  signedBy: 'leader',
  goesUp: false,
  addressed: true,
  form: 'document',
}
const toAll: KindRule = { ...down, addressed: false }
const up: KindRule = { ...down, goesUp: true }

export const kindRules: Readonly<Record<PaperKind, KindRule>> = {
  /** What a conference has passed (决议). It stands by the vote, and its head signs that it is the text that was passed. */
  resolution: toAll,
  decision: toAll,
  announcement: toAll,
  public_notice: toAll,
  opinion: down,
  notice: down,
  circular: down,
  report: up,
  request: up,
  reply: down,
  letter: { ...down, form: 'letter' },
  minutes: { ...toAll, sealed: false, form: 'minutes' },
  supervision: { ...down, signedBy: 'head' },
  contract: { ...toAll, numbered: false, form: 'plain' },
  certificate: { ...toAll, numbered: false, signedBy: 'head', form: 'plain' },
}

/** Whether somebody of this rank may stand where at least the other is wanted. */
export const ranksEnough = (rank: Rank | 'none', wanted: Rank): boolean =>
  rank === 'leader' || (rank === 'head' && wanted === 'head')

/**
 * A number as it is written: the organ's letters, the year in full in hexagonal brackets, the ordinal without zeros or 第
 * (GB/T 9704-2012 §7.2.5).
 */
export const numberOf = (code: string, year: number, ordinal: number): string =>
  `${code}〔${year}〕${ordinal}号`
