/** Which roles carry which permission of this module. One's own inbox needs none. */
export const permissions = {
  /** See which texts to phones did not arrive, and try again. */
  'messages.oversee': ['administrator'],
} as const
