import type { NewPoll } from '../../contract/polls.ts'

/** The rules of a poll without its question, its lines and the session's own quorum. */
export type Ruling = Pick<
  NewPoll,
  'kind' | 'mode' | 'stage' | 'secrecy' | 'rule' | 'seats' | 'most' | 'writeIns' | 'ties' | 'ballotBy'
>

export const presetKeys = [
  'motion',
  'items',
  'list',
  'choose',
  'ranked',
  'equal',
  'competitive',
  'evaluation',
  'hands',
  'charter',
  'blank',
] as const
export type PresetKey = (typeof presetKeys)[number]

const usual = {
  stage: 'formal',
  writeIns: 'none',
  ties: 'revote',
  ballotBy: 'assigned',
  seats: 1,
  most: 1,
} as const
/** 超过全体代表的半数: what most charters ask of a decision of the whole body. */
const halfOfAll: NewPoll['rule'] = { share: [1, 2], strict: true, base: 'entitled' }

/**
 * Rules that charters commonly write, to begin with. None is chosen for anybody: bodies differ in share, strictness and base, so whoever
 * prepares a poll picks one and compares every line of it with their own charter.
 */
export const presets: Readonly<Record<PresetKey, Ruling>> = {
  motion: { ...usual, kind: 'motion', mode: 'approve', secrecy: 'named', rule: halfOfAll },
  items: { ...usual, kind: 'motion', mode: 'approve', secrecy: 'secret', rule: halfOfAll },
  list: { ...usual, kind: 'motion', mode: 'approve', secrecy: 'secret', rule: halfOfAll },
  choose: { ...usual, kind: 'choice', mode: 'pick', secrecy: 'secret', rule: halfOfAll },
  ranked: { ...usual, kind: 'ranked', mode: 'rank', secrecy: 'secret', rule: halfOfAll },
  equal: {
    ...usual,
    kind: 'election',
    mode: 'approve',
    secrecy: 'secret',
    rule: halfOfAll,
    writeIns: 'instead-of',
  },
  competitive: {
    ...usual,
    kind: 'election',
    mode: 'pick',
    secrecy: 'secret',
    rule: halfOfAll,
    writeIns: 'free',
  },
  evaluation: { ...usual, kind: 'evaluation', mode: 'grades', secrecy: 'secret', rule: halfOfAll },
  hands: {
    ...usual,
    kind: 'motion',
    mode: 'approve',
    secrecy: 'hands',
    rule: { share: [1, 2], strict: true, base: 'present' },
  },
  charter: {
    ...usual,
    kind: 'motion',
    mode: 'approve',
    secrecy: 'named',
    rule: { share: [2, 3], strict: false, base: 'entitled' },
  },
  /** A share that is no share yet: nothing is set that nobody has chosen. */
  blank: {
    ...usual,
    kind: 'motion',
    mode: 'approve',
    secrecy: 'named',
    rule: { share: [0, 0], strict: true, base: 'entitled' },
  },
}
