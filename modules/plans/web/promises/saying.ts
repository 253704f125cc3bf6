import type { Static } from '../../../../platform/contract.ts'
import { addressOf } from '../../../../web/lib/ask.ts'
import { dayAndTimeOf, sayDay } from '../../../../web/ui/dates.ts'
import { sayNumber, sayPercent } from '../../../../web/ui/numbers.ts'
import type { Saying } from '../../../../web/ui/say.ts'
import type { Standing, Target } from '../../contract/projects.ts'
import { type Deed, getRecordPhoto } from '../../contract/records.ts'
import { isDescending } from '../../rules/measuring.ts'
import type { ReasonWords } from '../../words/standing.zh-CN.ts'
import type { Words } from '../../words.zh-CN.ts'
import { amountOf, type Promised } from '../public/saying.ts'
import { clearSubject } from '../public/subjects.ts'

// How targets, records and reasons are put into words at the desk.

export const today = (): string => dayAndTimeOf(new Date()).on

/** A target as the living document words it. */
export const promisedOf = (target: Target): Promised => target

/** Why a target stands as it does, in sentences. A reason that has no words says nothing rather than a code. */
export function sayReasons(target: Target, words: Words, saying: Saying): string[] {
  return target.standing.reasons.flatMap((reason) => {
    const say = words.promises.reasons[reason.code]
    return say ? [say(reasonWords(target, reason.params, words, saying))] : []
  })
}

type Params = Standing['reasons'][number]['params']

function reasonWords(target: Target, params: Params, words: Words, saying: Saying): ReasonWords {
  const share = target.measuredBy === 'share' && target.unit === '%'
  const amount = (value: unknown) =>
    typeof value === 'number' ? amountOf(value, target.unit, words.living) : ''
  const day = (value: unknown) => (typeof value === 'string' ? sayDay(value, today(), saying) : '')
  const due = dueToday(target)
  return {
    done: amount(params.done) || amount(share ? 0 : (target.baseline ?? 0)),
    promised: amount(params.promised),
    due: due ? amount(due) : '',
    missing: amount(params.missing),
    percent: typeof params.ratio === 'number' ? sayPercent(params.ratio) : '',
    daysLeft: typeof params.daysLeft === 'number' ? params.daysLeft : 0,
    dueOn: day(params.dueOn),
    title: typeof params.title === 'string' ? params.title : '',
    per: typeof params.per === 'string' ? params.per : '',
    ceiling: amount(params.ceiling),
    neededPerMonth: amount(params.neededPerMonth),
    averagePerMonth: amount(params.averagePerMonth),
  }
}

/** Where the schedule wants the figure today: the rule speaks of the way walked, the reader of the figure itself. */
export function dueToday(target: Target): number | null {
  const said = target.standing.reasons.find((reason) => typeof reason.params.due === 'number')?.params.due
  if (typeof said !== 'number') return null
  const fromBase = target.measuredBy === 'change' || target.measuredBy === 'reading'
  if (!fromBase || target.baseline === null) return said
  return isDescending(target) ? target.baseline - said : target.baseline + said
}

/** "书带里 电动自行车充电桩 3 个". */
export const sayDeed = (
  deed: Pick<Deed, 'place' | 'quantity' | 'unit' | 'targetSubject' | 'targetQuoted'>,
  words: Words,
): string =>
  words.records.sentence(
    deed.place.name,
    clearSubject(deed.targetSubject) ?? words.living.quote(deed.targetQuoted),
    amountOf(deed.quantity, deed.unit, words.living),
  )

type DeedPhoto = Static<typeof import('../../contract/records.ts').Photo>

/** The photos of a record with their addresses, for strips and lightboxes. */
export function photosOf(
  deed: { id: string; photos: readonly DeedPhoto[] },
  caption: string,
): { id: string; small: string; middle: string; whole: string; caption: string; isPublic: boolean }[] {
  const address = (photoId: string, width: number) =>
    addressOf(getRecordPhoto, { params: { id: deed.id, photoId }, query: { width } })
  return deed.photos.map(({ id, isPublic }) => ({
    id,
    isPublic,
    small: address(id, 320),
    middle: address(id, 1024),
    whole: address(id, 1600),
    caption,
  }))
}

export function captionOf(deed: Deed, words: Words, saying: Saying): string {
  return words.records.photoCaption(
    deed.place.name,
    sayDay(deed.happenedOn, today(), saying),
    amountOf(deed.quantity, deed.unit, words.living),
  )
}

/** Numbers typed by people: full-width digits, a comma as group mark. Undefined when it is no number. */
export function readNumber(text: string): number | undefined {
  const plain = text.normalize('NFKC').replace(/[,\s]/g, '')
  if (!/^[+-]?\d+(\.\d+)?$/.test(plain)) return undefined
  return Number(plain)
}

export const plainNumber = sayNumber
