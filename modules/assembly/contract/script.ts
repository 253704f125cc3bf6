// What the chair's script and the agenda are written in: one list for whoever writes it and whoever fills it on the day.

/** What may stand in braces in a script; filled with live numbers when it is read. */
export const placeholders = [
  'title',
  'body',
  'chair',
  'entitled',
  'leave',
  'absent',
  'present',
  'observers',
  'needed',
  'quorum',
  'item',
  'speaker',
  'question',
  'seats',
  'issued',
  'returned',
  'valid',
  'invalid',
  'for',
  'against',
  'abstain',
  'elected',
  'verdict',
] as const
export type Placeholder = (typeof placeholders)[number]

/**
 * What must be true before an item may begin: enough are there; the item before is done; no round is open; the round of this item is
 * decided; the papers lie on the table; tellers and scrutineers are named.
 */
export const itemNeeds = [
  'quorum',
  'previous_done',
  'round_closed',
  'round_decided',
  'papers',
  'counters',
] as const
export type ItemNeed = (typeof itemNeeds)[number]
