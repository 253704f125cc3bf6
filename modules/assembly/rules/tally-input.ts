import type { CheckedOption, CheckedTally, Marks, TallyInput, TallyOption } from './counts.ts'
import { bases, type Rule, type Share, tallyKinds } from './polls.ts'
import { wrongShare } from './shares.ts'
import { WrongInput } from './wrong-input.ts'

// Reading a count that anybody may have written. Everything is looked at, because the answer decides who is elected.

type Fields = Readonly<Record<string, unknown>>

const numberNames = {
  entitled: '应到人数 entitled',
  present: '实到人数 present',
  issued: '发出票数 issued',
  returned: '收回票数 returned',
  invalid: '无效票数 invalid',
} as const

/** A name as it is compared: without blanks around it and in one Unicode form, so that the same name typed twice is the same. */
export function plainName(name: string): string {
  return name.trim().normalize('NFC')
}

/**
 * The count in this value, checked.
 * @throws WrongInput with one line when anything needed is missing, of a wrong kind, or cannot be true.
 */
export function readTally(value: unknown): CheckedTally {
  const fields = fieldsOf(value, '输入')
  refuseWeights(fields, '输入')
  const kind = tallyKinds.find((known) => known === fields.kind)
  if (kind === undefined) throw new WrongInput(`表决种类 kind 应为 ${tallyKinds.join('、')} 之一。`)
  const entitled = countAt(fields, 'entitled')
  const present = countAt(fields, 'present')
  const issued = countAt(fields, 'issued')
  const returned = countAt(fields, 'returned')
  const invalid = fields.invalid === undefined ? 0 : countAt(fields, 'invalid')
  if (present > entitled) throw new WrongInput(`实到 ${present} 人多于应到 ${entitled} 人，请核对。`)
  if (issued > present) throw new WrongInput(`发出 ${issued} 张票多于实到 ${present} 人，请核对。`)
  if (invalid > returned) throw new WrongInput(`无效票 ${invalid} 张多于收回的 ${returned} 张，请核对。`)
  const quorum = readRule(fields.quorum, '到会规定 quorum')
  const rule = readRule(fields.rule, '通过规定 rule')
  if (quorum.base !== 'entitled') throw new WrongInput('到会规定 quorum 的基数 base 只能是 entitled。')
  if (!Array.isArray(fields.options)) throw new WrongInput('缺少表决事项 options，应为一个列表。')
  const ballots = fields.ballots === undefined ? undefined : readBallots(fields.ballots, returned)
  if (ballots && kind === 'evaluation') throw new WrongInput('评议请填各档票数 marks，不能填 ballots。')
  const options = fields.options.map((option, at) => readOption(option, at, kind, returned, !!ballots))
  refuseRepeats(options)
  const elects = kind === 'election' || kind === 'choice'
  if (options.length === 0 && !(elects && ballots))
    throw new WrongInput('表决事项 options 是空的，没有可以计票的内容。')
  if (ballots && kind === 'motion') refuseUnknown(ballots, options)
  return {
    kind,
    entitled,
    present,
    issued,
    returned,
    invalid,
    quorum: { ...quorum, base: 'entitled' },
    rule,
    ...(elects ? readSeats(fields.seats, kind, options.length) : { seats: 0 }),
    options,
    ...(ballots ? { ballots } : {}),
  }
}

function fieldsOf(value: unknown, what: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new WrongInput(`${what}应为一个 JSON 对象。`)
  return { ...value }
}

/** One representative has one vote, so a weight is never taken for something that may be ignored. */
function refuseWeights(fields: Fields, what: string): void {
  for (const key of ['weight', 'weights'])
    if (key in fields) throw new WrongInput(`${what}里有 ${key}：一名代表一票，不能加权。`)
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
}

function countAt(fields: Fields, key: keyof typeof numberNames): number {
  const value = fields[key]
  if (value === undefined) throw new WrongInput(`缺少${numberNames[key]}。`)
  if (!isCount(value)) throw new WrongInput(`${numberNames[key]} 应为不小于 0 的整数。`)
  return value
}

function readRule(value: unknown, what: string): Rule {
  if (value === undefined) throw new WrongInput(`缺少${what}。`)
  const fields = fieldsOf(value, what)
  const base = bases.find((known) => known === fields.base)
  if (base === undefined) throw new WrongInput(`${what} 的基数 base 应为 ${bases.join('、')} 之一。`)
  if (typeof fields.strict !== 'boolean') throw new WrongInput(`${what} 的 strict 应为 true 或 false。`)
  return { share: readShare(fields.share, what), strict: fields.strict, base }
}

function readShare(value: unknown, what: string): Share {
  if (!Array.isArray(value) || value.length !== 2)
    throw new WrongInput(`${what} 的 share 应为两个整数，例如 [2, 3]。`)
  const share: Share = [value[0], value[1]]
  const wrong = wrongShare(share)
  if (wrong === 'zero-denominator') throw new WrongInput(`${what} 的 share 分母是 0，请改为大于 0 的整数。`)
  if (wrong === 'above-one') throw new WrongInput(`${what} 的 share 大于 1，永远达不到，请核对。`)
  if (wrong !== null) throw new WrongInput(`${what} 的 share 应为两个不小于 0 的整数，例如 [2, 3]。`)
  return share
}

function readOption(
  value: unknown,
  at: number,
  kind: TallyInput['kind'],
  returned: number,
  listed: boolean,
): CheckedOption {
  const fields = fieldsOf(value, `第 ${at + 1} 个表决事项`)
  if (typeof fields.id !== 'string' || fields.id.trim() === '')
    throw new WrongInput(`第 ${at + 1} 个表决事项没有名称 id。`)
  const { id } = fields
  refuseWeights(fields, `“${id}”`)
  const votes = (group: Fields, key: string, missing: number | null): number => {
    const votes = group[key] === undefined ? missing : group[key]
    if (votes === null && group[key] === undefined) throw new WrongInput(`“${id}”缺少票数 ${key}。`)
    if (!isCount(votes)) throw new WrongInput(`“${id}”的票数 ${key} 应为不小于 0 的整数。`)
    if (votes > returned)
      throw new WrongInput(`“${id}”的票数 ${key} 是 ${votes}，多于收回的 ${returned} 张票，请核对。`)
    return votes
  }
  if (kind === 'evaluation') {
    const marks = readMarks(fields.marks, id, votes)
    return {
      id,
      for: marks.satisfied + marks.mostly,
      against: marks.dissatisfied,
      abstain: marks.unknown,
      marks,
    }
  }
  const option = {
    id,
    for: votes(fields, 'for', listed ? 0 : null),
    against: votes(fields, 'against', 0),
    abstain: votes(fields, 'abstain', 0),
  }
  if (listed && option.for + option.against + option.abstain > 0)
    throw new WrongInput(`“${id}”填了票数，又填了每张票 ballots，请只留一种。`)
  return option
}

function readMarks(
  value: unknown,
  id: string,
  votes: (group: Fields, key: string, missing: number | null) => number,
): Required<Marks> {
  if (value === undefined) throw new WrongInput(`“${id}”缺少各档票数 marks。`)
  const fields = fieldsOf(value, `“${id}”的 marks `)
  return {
    satisfied: votes(fields, 'satisfied', null),
    mostly: votes(fields, 'mostly', null),
    dissatisfied: votes(fields, 'dissatisfied', null),
    unknown: votes(fields, 'unknown', 0),
  }
}

function readBallots(value: unknown, returned: number): string[][] {
  if (!Array.isArray(value)) throw new WrongInput('每张票 ballots 应为一个列表。')
  if (value.length > returned)
    throw new WrongInput(`列出了 ${value.length} 张票，多于收回的 ${returned} 张，请核对。`)
  return value.map((ballot: unknown, at) => {
    if (!Array.isArray(ballot)) throw new WrongInput(`第 ${at + 1} 张票应为名称的列表。`)
    return ballot.map((name: unknown) => {
      if (typeof name !== 'string' || name.trim() === '')
        throw new WrongInput(`第 ${at + 1} 张票上有一处不是名称。`)
      return name
    })
  })
}

function refuseRepeats(options: readonly TallyOption[]): void {
  const seen = new Set<string>()
  for (const { id } of options) {
    if (seen.has(plainName(id))) throw new WrongInput(`表决事项“${id}”出现了两次，请核对。`)
    seen.add(plainName(id))
  }
}

/** Nobody can be written into a motion. */
function refuseUnknown(ballots: readonly (readonly string[])[], options: readonly TallyOption[]): void {
  const known = new Set(options.map(({ id }) => plainName(id)))
  for (const [at, ballot] of ballots.entries())
    for (const name of ballot)
      if (!known.has(plainName(name)))
        throw new WrongInput(`第 ${at + 1} 张票上的“${name}”不是表决事项，请核对。`)
}

function readSeats(value: unknown, kind: 'election' | 'choice', options: number): { seats?: number } {
  // Left out, and still so when what was read is read again: a list without a number of places passes whatever passes.
  if (value === undefined && kind === 'choice' && options > 0) return {}
  if (value === undefined)
    throw new WrongInput(kind === 'election' ? '缺少应选名额 seats。' : '没有印出的事项时须填名额 seats。')
  if (!isCount(value) || value === 0) throw new WrongInput('名额 seats 应为不小于 1 的整数。')
  return { seats: value }
}
