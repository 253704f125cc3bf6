/** A key for each of several things without a name of their own: what it says, and how often that was said before. */
export function withKeys<T>(things: readonly T[], say: (thing: T) => string): { key: string; value: T }[] {
  const said = new Map<string, number>()
  return things.map((value) => {
    const words = say(value)
    const times = said.get(words) ?? 0
    said.set(words, times + 1)
    return { key: `${words} ${times}`, value }
  })
}
