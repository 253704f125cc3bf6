import { cleanMobile, cleanName, maskPhone } from '../../people/rules.ts'
import type { RosterFault, RosterField, RosterLine } from '../contract/prepare-roster.ts'
import type { WrittenLine } from './reading.ts'

// What each line of a roster would do. Pure: everything known is handed in.

export type Post = 'representative' | 'director' | 'deputy_director' | 'secretary_general' | 'member'

/** Who belongs to the term, or comes as an observer, before the roster is read. */
export interface Standing {
  id: string
  personId: string
  name: string
  number: string | null
  hasPhone: boolean
  sex: 'female' | 'male' | null
  constituency: string | null
  delegation: string | null
  group: string | null
  post: Post | 'observer'
  capacity: string | null
}

export interface Known {
  members: readonly Standing[]
  observers: readonly Standing[]
  /** Whose phone a number is already. */
  owners: ReadonlyMap<string, { id: string; name: string }>
  /** Rows of one human being share this. */
  humanOf: (personId: string) => string
  hasSession: boolean
  /** What somebody is whom the file calls nothing. */
  usualPost: Post
}

export interface Decision {
  written: WrittenLine
  name: string | null
  phone: string | null
  sex: 'female' | 'male' | null
  post: Post | 'observer' | null
  standing: Standing | null
  /** The person known by the phone who is not on the roster yet. */
  personId: string | null
  act: RosterLine['act']
  changes: RosterLine['changes']
  hasNamesake: boolean
  faults: RosterFault[]
}

const sexWords: Readonly<Record<string, 'female' | 'male'>> = {
  女: 'female',
  female: 'female',
  f: 'female',
  男: 'male',
  male: 'male',
  m: 'male',
}
const postWords: Readonly<Record<string, Post | 'observer'>> = {
  代表: 'representative',
  正式代表: 'representative',
  社区代表: 'representative',
  主任: 'director',
  副主任: 'deputy_director',
  秘书长: 'secretary_general',
  委员: 'member',
  列席: 'observer',
  列席人员: 'observer',
  列席代表: 'observer',
}
const longest = { number: 30, constituency: 60, delegation: 60, group: 60, capacity: 60 } as const

/**
 * Decides line by line. A line finds its member by number, by phone, or by name together with constituency: never by name alone, for two
 * of one name are two people. Where that leaves two who could be meant, the line says so instead of choosing.
 */
export function decideRoster(lines: readonly WrittenLine[], known: Known): Decision[] {
  const decisions = lines.map((written) => understand(written, known))
  markTwice(decisions)
  const taken = new Set<string>()
  const good = () => decisions.filter((one) => one.faults.length === 0 && one.standing === null)
  for (const one of good()) matchByNumber(one, known, taken)
  for (const one of good()) matchByPhone(one, known, taken)
  for (const one of good().filter(({ personId, phone }) => personId === null && phone === null))
    matchByPlace(one, known, taken)
  for (const one of good().filter(({ personId, phone }) => personId === null && phone !== null))
    matchByPlace(one, known, taken)
  const names = new Map<string, number>()
  const everybody = [
    ...decisions.flatMap(({ name, standing }) => (name && !standing ? [name] : [])),
    ...[...known.members, ...known.observers].map(({ name }) => name),
  ]
  for (const name of everybody) names.set(name, (names.get(name) ?? 0) + 1)
  for (const one of decisions) {
    one.hasNamesake = one.name !== null && (names.get(one.name) ?? 0) > 1
    if (one.faults.length > 0) continue
    one.changes = one.standing ? changesOf(one, one.standing) : []
    one.act = one.standing
      ? one.changes.length > 0
        ? 'change'
        : 'same'
      : one.post === 'observer'
        ? 'observe'
        : one.personId
          ? 'join'
          : 'enter'
  }
  return decisions
}

function understand(written: WrittenLine, known: Known): Decision {
  const faults: RosterFault[] = []
  const name = written.name === null ? null : cleanName(written.name)
  const phone = written.phone === null ? null : cleanMobile(written.phone)
  const sex = written.sex === null ? null : (sexWords[written.sex.toLowerCase()] ?? null)
  const post = written.standing === null ? known.usualPost : (postWords[written.standing] ?? null)
  if (written.hasFormula) faults.push('formula')
  if (written.name === null) faults.push('name_missing')
  else if (name === null) faults.push('name_unreadable')
  if (written.phone !== null && phone === null) faults.push('phone_unreadable')
  if (written.sex !== null && sex === null) faults.push('sex_unreadable')
  if (post === null) faults.push('standing_unreadable')
  if (post === 'observer' && !known.hasSession) faults.push('observer_without_session')
  const long = (Object.keys(longest) as (keyof typeof longest)[]).some(
    (field) => [...(written[field] ?? '')].length > longest[field],
  )
  if (long) faults.push('text_too_long')
  return {
    written,
    name,
    phone,
    sex,
    post,
    standing: null,
    personId: null,
    act: null,
    changes: [],
    hasNamesake: false,
    faults,
  }
}

/** The same person on two lines: the later line is named, for one of the two has to go. */
function markTwice(decisions: readonly Decision[]): void {
  const seen = { number: new Set<string>(), phone: new Set<string>(), line: new Set<string>() }
  const twice = (kind: keyof typeof seen, key: string | null) => {
    if (key === null) return false
    const known = seen[kind].has(key)
    seen[kind].add(key)
    return known
  }
  for (const one of decisions) {
    const { number, constituency, capacity } = one.written
    if (twice('number', number)) one.faults.push('number_twice')
    if (twice('phone', one.phone)) one.faults.push('phone_twice')
    const isBare = number === null && one.phone === null
    const key = isBare && one.name ? JSON.stringify([one.name, constituency, one.post, capacity]) : null
    if (twice('line', key)) one.faults.push('line_twice')
  }
}

const take = (one: Decision, standing: Standing, taken: Set<string>) => {
  one.standing = standing
  one.personId = standing.personId
  taken.add(standing.id)
}

function matchByNumber(one: Decision, { members, owners, humanOf }: Known, taken: Set<string>): void {
  if (one.written.number === null || one.post === 'observer') return
  const member = members.find(({ number, id }) => number === one.written.number && !taken.has(id))
  if (!member) return
  const owner = one.phone === null ? undefined : owners.get(one.phone)
  if (member.name !== one.name) one.faults.push('number_of_another')
  else if (owner && humanOf(owner.id) !== humanOf(member.personId)) one.faults.push('phone_of_another')
  else if (one.phone !== null && !owner && member.hasPhone) one.faults.push('phone_differs')
  else take(one, member, taken)
}

function matchByPhone(
  one: Decision,
  { members, observers, owners, humanOf }: Known,
  taken: Set<string>,
): void {
  const owner = one.phone === null ? undefined : owners.get(one.phone)
  if (!owner) return
  // A phone is often a family's: with another name it is not said to be the same person.
  if (owner.name !== one.name) {
    one.faults.push('phone_of_another')
    return
  }
  const human = humanOf(owner.id)
  const member = members.find(({ personId }) => humanOf(personId) === human)
  if (one.post === 'observer' && member) one.faults.push('observer_is_member')
  const same =
    one.post === 'observer' ? observers.find(({ personId }) => humanOf(personId) === human) : member
  if (same && !taken.has(same.id)) take(one, same, taken)
  else one.personId = owner.id
}

function matchByPlace(one: Decision, { members, observers }: Known, taken: Set<string>): void {
  const isObserver = one.post === 'observer'
  const fitting = (isObserver ? observers : members).filter(
    (other) =>
      !taken.has(other.id) &&
      other.name === one.name &&
      (isObserver
        ? other.capacity === one.written.capacity
        : other.constituency === one.written.constituency) &&
      (other.number === null || one.written.number === null || other.number === one.written.number) &&
      !(other.hasPhone && one.phone !== null),
  )
  // Of several the one that leaves as little behind as the line itself.
  const barest = fitting.filter(({ number, hasPhone }) => number === null && !hasPhone)
  const meant = fitting.length > 1 ? barest : fitting
  if (fitting.length > 0 && meant.length !== 1) one.faults.push('cannot_tell_apart')
  else if (meant[0]) take(one, meant[0], taken)
}

/** What is another thing now. An empty cell says nothing; it takes nothing away. */
function changesOf(one: Decision, standing: Standing): RosterLine['changes'] {
  const { written } = one
  const pairs: [RosterField, string | null, string | null][] =
    // Of an observer only what they come as is kept.
    standing.post === 'observer'
      ? [['capacity', standing.capacity, written.capacity]]
      : [
          ['number', standing.number, written.number],
          ['sex', standing.sex, one.sex],
          ['constituency', standing.constituency, written.constituency],
          ['delegation', standing.delegation, written.delegation],
          ['group', standing.group, written.group],
          ['post', standing.post, written.standing === null ? null : one.post],
        ]
  const changes = pairs.flatMap(([field, from, to]) =>
    to !== null && to !== from ? [{ field, from, to }] : [],
  )
  if (one.phone !== null && !standing.hasPhone)
    changes.push({ field: 'phone', from: null, to: maskPhone(one.phone) })
  return changes
}

/** A decision as it is shown: never a whole phone. */
export const told = (one: Decision): RosterLine => ({
  line: one.written.line,
  name: one.name ?? one.written.name,
  constituency: one.written.constituency,
  delegation: one.written.delegation,
  group: one.written.group,
  number: one.written.number,
  phone: one.phone === null ? null : maskPhone(one.phone),
  standing: one.post === null ? null : one.post === 'observer' ? 'observer' : 'entitled',
  act: one.act,
  hasNamesake: one.hasNamesake,
  changes: one.changes,
  faults: one.faults,
})
