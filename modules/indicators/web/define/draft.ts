import type { ReplyOf } from '../../../../platform/contract.ts'
import type { Definition, DimValue, getVocabulary, Indicator, Rule } from '../../contract/definitions.ts'
import type { Better, IndicatorKind, What } from '../../contract/words.ts'

/** What a definition may be made of, as the server offers it. */
export type Vocabulary = ReplyOf<typeof getVocabulary>
export type OfferedKind = Vocabulary['kinds'][number]
export type OfferedDim = OfferedKind['dims'][number]

/** What stands on the desk while an indicator is defined: everything typed so far, also where another kind of number is chosen. */
export interface Draft {
  kind: IndicatorKind
  kinds: string[]
  what: What
  measure: string | null
  dims: Record<string, DimValue[]>
  placeId: string | null
  officeId: string | null
  silence: 'unreported' | 'zero'
  hasOpening: boolean
  openingOn: string
  openingSource: string
  opening: { key: string; placeId: string | null; value: string }[]
  register: string | null
  numeratorId: string | null
  over: 'indicator' | 'number' | 'expected'
  denominatorId: string | null
  denominatorNumber: string
  denominatorSource: string
  expectedBy: 'units' | 'list'
  unitKind: string | null
  expectedPlaceId: string | null
  listId: string | null
  factor: 1 | 100 | 1000 | 10_000
  publisher: string
  name: string
  unit: string
  decimals: number
  better: Better
  countedHow: string
  beganOn: string
  category: string
  position: number
  ownerOfficeId: string | null
  ownerPlaceId: string | null
}

export const emptyDraft: Draft = {
  kind: 'flow',
  kinds: [],
  what: 'sum',
  measure: null,
  dims: {},
  placeId: null,
  officeId: null,
  silence: 'unreported',
  hasOpening: false,
  openingOn: '',
  openingSource: '',
  opening: [],
  register: null,
  numeratorId: null,
  over: 'indicator',
  denominatorId: null,
  denominatorNumber: '',
  denominatorSource: '',
  expectedBy: 'units',
  unitKind: null,
  expectedPlaceId: null,
  listId: null,
  factor: 100,
  publisher: '',
  name: '',
  unit: '',
  decimals: 0,
  better: 'more',
  countedHow: '',
  beganOn: '',
  category: '',
  position: 0,
  ownerOfficeId: null,
  ownerPlaceId: null,
}

/** An indicator as it stands, laid out on the desk again. */
export function draftOf(indicator: Indicator): Draft {
  const { definition } = indicator
  return {
    ...emptyDraft,
    ...partsOf(definition.rule),
    kind: definition.rule.kind,
    name: definition.name,
    unit: definition.unit,
    decimals: definition.decimals,
    better: definition.better,
    countedHow: definition.countedHow,
    beganOn: definition.beganOn ?? '',
    category: indicator.category,
    position: indicator.position,
    ownerOfficeId: indicator.owner.id,
    ownerPlaceId: indicator.place.id,
  }
}

function partsOf(rule: Rule): Partial<Draft> {
  if (rule.kind === 'external') return { publisher: rule.publisher }
  if (rule.kind === 'ratio') {
    const { denominator: by } = rule
    return {
      numeratorId: rule.numeratorId,
      factor: rule.factor,
      ...('indicatorId' in by ? { over: 'indicator' as const, denominatorId: by.indicatorId } : {}),
      ...('number' in by
        ? { over: 'number' as const, denominatorNumber: String(by.number), denominatorSource: by.source }
        : {}),
      ...('expected' in by
        ? {
            over: 'expected' as const,
            ...('listId' in by.expected
              ? { expectedBy: 'list' as const, listId: by.expected.listId }
              : {
                  expectedBy: 'units' as const,
                  unitKind: by.expected.unitKind,
                  expectedPlaceId: by.expected.placeId,
                }),
          }
        : {}),
    }
  }
  const facts = {
    kinds: [...rule.kinds],
    dims: Object.fromEntries(Object.entries(rule.dims).map(([key, values]) => [key, [...values]])),
    measure: rule.measure,
    placeId: rule.placeId,
    officeId: rule.officeId,
  }
  if (rule.kind === 'flow') return { ...facts, what: rule.what, silence: rule.silence }
  return {
    ...facts,
    register: rule.register,
    ...(rule.opening
      ? {
          hasOpening: true,
          openingOn: rule.opening.on,
          openingSource: rule.opening.source,
          opening: rule.opening.values.map(({ placeId, value }) => ({
            key: placeId,
            placeId,
            value: String(value),
          })),
        }
      : {}),
  }
}

export type Fault =
  | 'kinds'
  | 'measure'
  | 'openingOn'
  | 'openingSource'
  | 'openingValues'
  | 'numerator'
  | 'denominator'
  | 'denominatorNumber'
  | 'denominatorSource'
  | 'unitKind'
  | 'list'
  | 'publisher'
  | 'name'
  | 'countedHow'
  | 'category'
  | 'office'

/** A level is always a sum; of a flow one chooses. */
const isSummed = (draft: Pick<Draft, 'kind' | 'what'>): boolean =>
  draft.kind === 'level' || draft.what === 'sum'

const numberIn = (text: string): number | null => {
  const value = Number(text.normalize('NFKC').replaceAll(',', '').trim())
  return text.trim() === '' || !Number.isFinite(value) ? null : value
}

/** What is still to be filled in, in the order of the desk. Whether it makes sense the server says, in words. */
export function faultsOf(draft: Draft): Fault[] {
  const faults: Fault[] = []
  const need = (ok: boolean, fault: Fault) => {
    if (!ok) faults.push(fault)
  }
  if (draft.kind === 'flow' || draft.kind === 'level') {
    need(draft.kinds.length > 0, 'kinds')
    need(!isSummed(draft) || draft.measure !== null, 'measure')
  }
  if (draft.kind === 'level' && draft.hasOpening) {
    need(draft.openingOn !== '', 'openingOn')
    need(draft.openingSource.trim() !== '', 'openingSource')
    need(
      draft.opening.length > 0 &&
        draft.opening.every(({ placeId, value }) => placeId !== null && numberIn(value) !== null),
      'openingValues',
    )
  }
  if (draft.kind === 'ratio') {
    need(draft.numeratorId !== null, 'numerator')
    if (draft.over === 'indicator') need(draft.denominatorId !== null, 'denominator')
    if (draft.over === 'number') {
      need((numberIn(draft.denominatorNumber) ?? 0) > 0, 'denominatorNumber')
      need(draft.denominatorSource.trim() !== '', 'denominatorSource')
    }
    if (draft.over === 'expected') {
      if (draft.expectedBy === 'units') need(draft.unitKind !== null, 'unitKind')
      else need(draft.listId !== null, 'list')
    }
  }
  if (draft.kind === 'external') need(draft.publisher.trim() !== '', 'publisher')
  need(draft.name.trim() !== '', 'name')
  need(draft.countedHow.trim() !== '', 'countedHow')
  need(draft.category.trim() !== '', 'category')
  need(draft.ownerOfficeId !== null, 'office')
  return faults
}

/** What can be computed without: the words around the number. */
const wordsOnly: readonly Fault[] = ['name', 'countedHow', 'category', 'office']
export const canBeComputed = (draft: Draft): boolean =>
  draft.kind !== 'external' && faultsOf(draft).every((fault) => wordsOnly.includes(fault))

function ruleOf(draft: Draft): Rule {
  const facts = {
    kinds: draft.kinds,
    dims: Object.fromEntries(Object.entries(draft.dims).filter(([, values]) => values.length > 0)),
    measure: isSummed(draft) ? draft.measure : null,
    placeId: draft.placeId,
    officeId: draft.officeId,
  }
  if (draft.kind === 'flow') return { kind: 'flow', ...facts, what: draft.what, silence: draft.silence }
  if (draft.kind === 'level') {
    return {
      kind: 'level',
      ...facts,
      opening: draft.hasOpening
        ? {
            on: draft.openingOn,
            source: draft.openingSource.trim(),
            values: draft.opening.map(({ placeId, value }) => ({
              placeId: placeId ?? '',
              value: numberIn(value) ?? 0,
            })),
          }
        : null,
      register: draft.register,
    }
  }
  if (draft.kind === 'external') return { kind: 'external', publisher: draft.publisher.trim() }
  return {
    kind: 'ratio',
    numeratorId: draft.numeratorId ?? '',
    denominator:
      draft.over === 'indicator'
        ? { indicatorId: draft.denominatorId ?? '' }
        : draft.over === 'number'
          ? { number: numberIn(draft.denominatorNumber) ?? 0, source: draft.denominatorSource.trim() }
          : {
              expected:
                draft.expectedBy === 'list'
                  ? { listId: draft.listId ?? '' }
                  : { unitKind: draft.unitKind ?? '', placeId: draft.expectedPlaceId },
            },
    factor: draft.factor,
  }
}

/** The definition the desk holds. Words that are still missing are stood in for, so that the number can be computed before it has a name. */
export function definitionOf(draft: Draft): Definition {
  return {
    name: draft.name.trim() || '—',
    unit: draft.unit.trim(),
    decimals: draft.decimals,
    better: draft.better,
    countedHow: draft.countedHow.trim() || '—',
    beganOn: draft.beganOn || null,
    rule: ruleOf(draft),
  }
}

/** What all chosen kinds of events have in common: measures one may sum, and fields one may filter by. */
export function inCommon(offered: readonly OfferedKind[], kinds: readonly string[]) {
  const chosen = offered.filter(({ kind }) => kinds.includes(kind))
  const [first, ...rest] = chosen
  return {
    measures: (first?.measures ?? []).filter((one) => rest.every(({ measures }) => measures.includes(one))),
    dims: (first?.dims ?? []).filter((one) =>
      rest.every(({ dims }) => dims.some(({ key }) => key === one.key)),
    ),
    carriesPersons: chosen.length > 0 && chosen.every((one) => one.carriesPersons),
    carriesHouseholds: chosen.length > 0 && chosen.every((one) => one.carriesHouseholds),
  }
}

/** The unit that goes without saying, while nobody has written another. */
export function plainUnit(draft: Pick<Draft, 'kind' | 'what' | 'measure' | 'factor'>): {
  unit: string
  decimals: number
} {
  if (draft.kind === 'external') return { unit: '', decimals: 0 }
  if (draft.kind === 'ratio') {
    return draft.factor === 100
      ? { unit: '%', decimals: 1 }
      : { unit: draft.factor === 1000 ? '‰' : '', decimals: 2 }
  }
  if (isSummed(draft)) {
    return draft.measure === 'fen' ? { unit: '元', decimals: 2 } : { unit: draft.measure ?? '', decimals: 0 }
  }
  return {
    unit: { sum: '', persons: '人', households: '户', places: '处', count: '次' }[draft.what],
    decimals: 0,
  }
}
