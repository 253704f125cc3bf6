import type { CountPart, Marks, TallyOption } from './counts.ts'
import { WrongInput } from './wrong-input.ts'

type MergedOption = TallyOption & { marks?: Required<Marks> }

export interface MergedPart extends CountPart {
  options: readonly MergedOption[]
}

/**
 * Several boxes and the electronic ballots as one count: every number is the sum of its parts. The lines are those of all parts in the
 * order in which they first appear; a line that a part does not name had no mark there. Whatever the grouping, the sum is the same.
 * @throws WrongInput when one part counts a line in four grades and another in votes
 */
export function merge(parts: readonly CountPart[]): MergedPart {
  const lines = new Map<string, MergedOption>()
  for (const part of parts)
    for (const option of part.options) {
      const known = lines.get(option.id)
      lines.set(option.id, known ? added(known, option) : whole(option))
    }
  return {
    issued: sum(parts, 'issued'),
    returned: sum(parts, 'returned'),
    invalid: sum(parts, 'invalid'),
    options: [...lines.values()],
  }
}

function sum(parts: readonly CountPart[], key: 'issued' | 'returned' | 'invalid'): number {
  return parts.reduce((total, part) => total + part[key], 0)
}

/** A line with every number written out, so that a merged count looks the same whatever it was merged from. */
function whole(option: TallyOption): MergedOption {
  if (option.marks) return { id: option.id, marks: { ...option.marks, unknown: option.marks.unknown ?? 0 } }
  return {
    id: option.id,
    for: option.for ?? 0,
    against: option.against ?? 0,
    abstain: option.abstain ?? 0,
  }
}

function added(left: MergedOption, b: TallyOption): MergedOption {
  const right = whole(b)
  if ((left.marks === undefined) !== (right.marks === undefined))
    throw new WrongInput(`“${left.id}”在一处按四档计，在另一处按赞成反对计，不能合并。`)
  if (left.marks && right.marks) return { id: left.id, marks: marksOf(left.marks, right.marks) }
  return {
    id: left.id,
    for: left.for! + right.for!,
    against: left.against! + right.against!,
    abstain: left.abstain! + right.abstain!,
  }
}

function marksOf(a: Required<Marks>, b: Required<Marks>): Required<Marks> {
  return {
    satisfied: a.satisfied + b.satisfied,
    mostly: a.mostly + b.mostly,
    dissatisfied: a.dissatisfied + b.dissatisfied,
    unknown: a.unknown + b.unknown,
  }
}
