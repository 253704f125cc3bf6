import { type Caution, type Obstacle, type OpeningFacts, secretLeast, tellersLeast } from './obstacles.ts'
import { meets, needed, wrongShare } from './shares.ts'
import { plainName } from './tally-input.ts'

/**
 * Everything that stands in the way of opening a poll, each by its name; none, and it may open. Looked at again at the instant of opening,
 * because people come and go until then.
 */
export function mayOpen(facts: OpeningFacts): Obstacle[] {
  return [
    ...ofRule(facts),
    ...ofLines(facts),
    ...ofAttendance(facts),
    ...ofSecrecy(facts),
    ...ofDuties(facts),
  ]
}

function ofRule({ rule, quorum, kind, mode, seats, most, writeIns }: OpeningFacts): Obstacle[] {
  const found: Obstacle[] = []
  if (wrongShare(rule.share) !== null) found.push({ name: 'bad-share', of: 'rule' })
  if (wrongShare(quorum.share) !== null) found.push({ name: 'bad-share', of: 'quorum' })
  if (!Number.isSafeInteger(seats) || seats < 1) found.push({ name: 'bad-seats', seats })
  if (!Number.isSafeInteger(most) || most < 1) found.push({ name: 'bad-limit', most })
  const modes: Readonly<Record<typeof kind, readonly (typeof mode)[]>> = {
    motion: ['approve'],
    election: ['approve', 'pick'],
    choice: ['approve', 'pick'],
    evaluation: ['grades'],
    ranked: ['rank'],
  }
  if (!modes[kind].includes(mode)) found.push({ name: 'mode-does-not-fit', mode, kind })
  // Naming another needs an election, and voting against somebody first needs a line on which that can be said.
  const fits = writeIns === 'none' || (kind === 'election' && (writeIns === 'free' || mode === 'approve'))
  if (!fits) found.push({ name: 'write-ins-do-not-fit' })
  return found
}

function ofLines({ options, writeIns }: OpeningFacts): Obstacle[] {
  const found: Obstacle[] = []
  if (options.length === 0 && writeIns !== 'free') found.push({ name: 'no-options' })
  const seen = new Set<string>()
  // On two lines one person would divide their votes, or take two places.
  const standing = new Set<string>()
  for (const { id, name, person } of options) {
    if (seen.has(plainName(id))) found.push({ name: 'repeated-option', option: id })
    else if (person && standing.has(person)) found.push({ name: 'repeated-option', option: name })
    seen.add(plainName(id))
    if (person) standing.add(person)
  }
  return found
}

function ofAttendance({ entitled, present, quorum, assigned }: OpeningFacts): Obstacle[] {
  const found: Obstacle[] = []
  const voters = assigned.phone + assigned.paper + assigned.hands
  if (present > entitled) found.push({ name: 'present-exceeds-entitled', present, entitled })
  if (wrongShare(quorum.share) === null && !meets(present, quorum, entitled))
    found.push({ name: 'inquorate', present, needed: needed(quorum, entitled) })
  if (voters === 0) found.push({ name: 'nobody-assigned' })
  if (voters > present) found.push({ name: 'assigned-exceeds-present', assigned: voters, present })
  return found
}

/** A poll of few voters as a whole may be secret; what may not be is a part of it that is counted apart. */
function ofSecrecy({ secrecy, assigned, boxes }: OpeningFacts): Obstacle[] {
  if (secrecy !== 'secret') return []
  const found: Obstacle[] = []
  if (assigned.hands > 0) found.push({ name: 'hands-cannot-be-secret' })
  if (assigned.phone > 0 && assigned.paper > 0)
    for (const channel of ['phone', 'paper'] as const)
      if (assigned[channel] < secretLeast)
        found.push({ name: 'small-channel', channel, assigned: assigned[channel], least: secretLeast })
  if (boxes.length > 1)
    for (const box of boxes)
      if (box.assigned < secretLeast)
        found.push({ name: 'small-box', box: box.name, assigned: box.assigned, least: secretLeast })
  return found
}

/** A candidate neither counts nor watches the count, and who watches does not count. Persons are compared, not accounts. */
function ofDuties({ options, boxes, scrutineers, assigned }: OpeningFacts): Obstacle[] {
  const found: Obstacle[] = []
  const tellers = new Set(boxes.flatMap((box) => box.tellers))
  const watching = new Set(scrutineers)
  for (const { person } of options) {
    if (!person) continue
    if (tellers.has(person)) found.push({ name: 'candidate-counts', person, duty: 'teller' })
    if (watching.has(person)) found.push({ name: 'candidate-counts', person, duty: 'scrutineer' })
  }
  for (const person of tellers) if (watching.has(person)) found.push({ name: 'teller-scrutinises', person })
  if (assigned.paper === 0) return found
  const inBoxes = boxes.reduce((sum, box) => sum + box.assigned, 0)
  if (boxes.length === 0) found.push({ name: 'no-box' })
  else if (inBoxes !== assigned.paper)
    found.push({ name: 'boxes-differ-from-assigned', boxes: inBoxes, assigned: assigned.paper })
  for (const box of boxes) {
    const persons = new Set(box.tellers).size
    if (persons < tellersLeast)
      found.push({ name: 'too-few-tellers', box: box.name, tellers: persons, least: tellersLeast })
  }
  if (watching.size === 0) found.push({ name: 'no-scrutineer' })
  return found
}

/** What does not stop a poll but should be said before it opens. */
export function cautions(facts: OpeningFacts): Caution[] {
  const { rule, entitled, present, assigned, secrecy } = facts
  const found: Caution[] = []
  const voters = assigned.phone + assigned.paper + assigned.hands
  if (secrecy === 'secret') found.push({ name: 'unanimity-reveals-everybody' })
  const base = rule.base === 'entitled' ? entitled : rule.base === 'present' ? present : voters
  // No more can vote for a line than have a ballot.
  if (wrongShare(rule.share) === null && !meets(voters, rule, base))
    found.push({ name: 'rule-cannot-be-met' })
  if (voters < present) found.push({ name: 'some-not-assigned', missing: present - voters })
  return found
}
