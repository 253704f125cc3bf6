import type { WishState } from '../../../rules/wishes.ts'

/** Which states of a suggestion stand out, and how: kept in pine, what waits for the reader in cinnabar. */
export const toneOf = (state: WishState): 'kept' | 'now' | undefined =>
  state === 'done' || state === 'adopted' || state === 'under_way'
    ? 'kept'
    : state === 'asked_back'
      ? 'now'
      : undefined
