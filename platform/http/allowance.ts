/** So many times in so long, for each of many: what is right to do now and then and wrong to do ten thousand times. */
export interface Allowance {
  /** Spends one. Zero when it was there, else the seconds until the next. */
  spend(who: string, now: Date): number
}

const mostKnown = 50_000

export function openAllowance(times: number, perMs: number): Allowance {
  const spent = new Map<string, number[]>()
  return {
    spend(who, now) {
      const at = now.getTime()
      const lately = (spent.get(who) ?? []).filter((then) => at - then < perMs)
      if (lately.length >= times) return Math.max(1, Math.ceil((lately[0]! + perMs - at) / 1000))
      // The one who has not asked for longest is forgotten first.
      spent.delete(who)
      spent.set(who, [...lately, at])
      if (spent.size > mostKnown) spent.delete(spent.keys().next().value!)
      return 0
    },
  }
}
