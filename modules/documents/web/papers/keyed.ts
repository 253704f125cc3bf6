/** Things of which two may be alike, each with a key by its place: a paper may say the same line twice. */
export const keyed = <T>(list: readonly T[]): { key: string; value: T; at: number }[] =>
  list.map((value, at) => ({ key: String(at), value, at }))
