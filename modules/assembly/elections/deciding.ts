import { cleanMobile, cleanName } from '../../people/rules.ts'
import type { VoterFault } from '../contract/voters.ts'
import { fullYears } from '../rules.ts'
import type { WrittenVoter } from './lines.ts'

// What each line of a file would do to a register. Decided from what was read, without touching anything.

export interface StandingElector {
  id: string
  personId: string
  name: string
  building: string
  room: string
  bornOn: string | null
  state: 'asked' | 'entered' | 'refused' | 'struck'
}

export interface VoterDecision {
  line: number
  name: string
  building: string
  room: string
  bornOn: string | null
  phone: string | null
  faults: VoterFault[]
  act: 'enters' | 'moves' | 'stays' | null
  /** The line of the register that it is. */
  elector: StandingElector | null
  /** A person who is known already, by the phone. */
  personId: string | null
}

export interface RegisterRules {
  electors: 'voters' | 'households' | 'representatives'
  votingAge: number
  heldOn: string
}

const longest = 60
/** Two lines are one person only where more than the name agrees: two people of one name are two people. */
const addressed = (one: { name: string; building: string; room: string }) =>
  `${one.name}\n${one.building}\n${one.room}`

/** Decides all lines of a file together: what repeats within it is a fault of the later line. */
export function decideVoters(
  lines: readonly WrittenVoter[],
  register: readonly StandingElector[],
  owners: ReadonlyMap<string, { id: string; name: string }>,
  rules: RegisterRules,
): VoterDecision[] {
  const byPerson = new Map(register.map((one) => [one.personId, one]))
  const byAddress = groupBy(register, addressed)
  const byBirth = groupBy(
    register.filter(({ bornOn }) => bornOn !== null),
    ({ name, bornOn }) => `${name}\n${bornOn}`,
  )
  const households = new Set(
    register.filter(({ state }) => state === 'entered').map(({ building, room }) => `${building} ${room}`),
  )
  const seen = new Set<string>()
  const phones = new Set<string>()
  const taken = new Set<string>()
  return lines.map((written) => {
    const one = readLine(written, rules)
    const owner = one.phone ? owners.get(one.phone) : undefined
    if (one.phone && phones.has(one.phone)) one.faults.push('phone_twice')
    if (one.phone) phones.add(one.phone)
    if (owner && owner.name !== one.name) one.faults.push('phone_of_another')
    const whole = `${addressed(one)}\n${one.bornOn ?? ''}`
    if (one.name !== '' && seen.has(whole)) one.faults.push('twice_in_file')
    seen.add(whole)
    const same = owner?.name === one.name ? byPerson.get(owner.id) : undefined
    const elector = same ?? sameAddress(one, byAddress) ?? only(byBirth.get(`${one.name}\n${one.bornOn}`))
    if (elector && taken.has(elector.id) && !one.faults.includes('twice_in_file'))
      one.faults.push('twice_in_file')
    if (elector) taken.add(elector.id)
    if (elector?.state === 'struck') one.faults.push('struck_before')
    const moves = elector && (elector.building !== one.building || elector.room !== one.room)
    const act = elector
      ? moves || elector.state === 'asked' || elector.state === 'refused'
        ? 'moves'
        : 'stays'
      : 'enters'
    if (rules.electors === 'households' && one.building !== '' && one.room !== '' && act !== 'stays') {
      const household = `${one.building} ${one.room}`
      if (households.has(household)) one.faults.push('household_twice')
      households.add(household)
    }
    return {
      ...one,
      act: one.faults.length > 0 ? null : act,
      elector: elector ?? null,
      personId: owner && owner.name === one.name ? owner.id : null,
    }
  })
}

type Read = Pick<VoterDecision, 'line' | 'name' | 'building' | 'room' | 'bornOn' | 'phone' | 'faults'>

/** What one line says by itself. */
export function readLine(written: WrittenVoter, rules: RegisterRules): Read {
  const faults: VoterFault[] = []
  const name = written.name === null ? null : cleanName(written.name)
  if (written.name === null) faults.push('name_missing')
  else if (name === null) faults.push('name_odd')
  if (written.building === null) faults.push('building_missing')
  if (written.hasFormula) faults.push('formula')
  if ([written.building, written.room].some((text) => (text?.length ?? 0) > longest)) faults.push('too_long')
  if (rules.electors === 'households' && written.room === null) faults.push('room_missing')
  if (written.bornOn === false || (written.bornOn && written.bornOn > rules.heldOn)) faults.push('born_odd')
  else if (written.bornOn && fullYears(written.bornOn, rules.heldOn) < rules.votingAge)
    faults.push('under_age')
  const phone = written.phone === null ? null : cleanMobile(written.phone)
  if (written.phone !== null && phone === null) faults.push('phone_odd')
  return {
    line: written.line,
    name: (name ?? written.name ?? '').slice(0, longest),
    building: (written.building ?? '').slice(0, longest),
    room: (written.room ?? '').slice(0, longest),
    bornOn: written.bornOn || null,
    phone,
    faults,
  }
}

/** The same name at the same address; with two dates of birth that differ it is another person (a father and his son). */
function sameAddress(
  one: Read,
  byAddress: ReadonlyMap<string, readonly StandingElector[]>,
): StandingElector | undefined {
  const there = byAddress.get(addressed(one)) ?? []
  return (
    there.find(({ bornOn }) => bornOn === one.bornOn) ??
    only(there.filter(({ bornOn }) => bornOn === null || one.bornOn === null))
  )
}

const only = <T>(list: readonly T[] | undefined): T | undefined => (list?.length === 1 ? list[0] : undefined)

function groupBy<T>(list: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const one of list) {
    const key = keyOf(one)
    const group = groups.get(key)
    if (group) group.push(one)
    else groups.set(key, [one])
  }
  return groups
}
