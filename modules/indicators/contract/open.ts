import {
  byId,
  CivilDate,
  endpoint,
  Id,
  Instant,
  Nothing,
  oneOf,
  orNull,
  problem,
  type Static,
  shape,
  Type,
} from '../../../platform/contract.ts'
import { IndicatorKind, Named, Said } from './words.ts'

// Open data: chosen indicators by neighbourhood and month, small numbers hidden.

export const abouts = ['people', 'things'] as const
export const cellStates = ['shown', 'hidden', 'not_reported'] as const

export const openAlready = problem('open_already', 409, 'This indicator is open already.')
export const notOpen = problem('not_open', 409, 'This indicator is not open.')
export const externalNotOpen = problem(
  'external_not_open',
  422,
  'A figure that others published is not ours to publish as open data.',
)
export const thingsNeedReason = problem(
  'things_need_reason',
  422,
  'Say why these numbers speak of nobody: only then are small ones shown.',
)
export const monthNotOver = problem('month_not_over', 422, 'A month is released once it is over.')
export const monthReleased = problem(
  'month_released',
  409,
  'This month is released already; it stays as it is.',
)

export const OpenCell = shape({
  /** Null: the whole street. The street itself: what was recorded in none of its neighbourhoods. */
  place: orNull(Named),
  value: orNull(Type.Number()),
  state: oneOf(cellStates),
})
export const OpenMonth = shape({ month: CivilDate, cells: Type.Array(OpenCell) })
export type OpenMonth = Static<typeof OpenMonth>

const about = {
  id: Id,
  name: Type.String(),
  kind: IndicatorKind,
  unit: Type.String(),
  decimals: Type.Integer(),
  countedHow: Type.String(),
  sentence: Said,
  about: oneOf(abouts),
  /** Why small numbers are shown, where they are. */
  reason: orNull(Type.String()),
}

export const listOpenData = endpoint('GET', '/api/indicators/open', {
  summary: 'The open indicators, what each counts, and which months are released. For everybody.',
  reply: shape({
    place: Type.String(),
    indicators: Type.Array(
      shape({
        ...about,
        from: CivilDate,
        until: CivilDate,
        releasedAt: Instant,
      }),
    ),
  }),
})
export const getOpenData = endpoint('GET', '/api/indicators/open/:id', {
  summary:
    'One open indicator by neighbourhood and month, as released. Small numbers are hidden, with as many others as keeps them from being subtracted.',
  params: byId,
  reply: shape({ ...about, place: Type.String(), months: Type.Array(OpenMonth) }),
})
export const getOpenCsv = endpoint('GET', '/api/indicators/open/:id/table.csv', {
  summary: 'The same as a csv: month, place, value, state.',
  params: byId,
  reply: Type.Unknown(),
  sends: 'text/csv',
})

export const OpenChoice = shape({
  indicatorId: Id,
  name: Type.String(),
  unit: Type.String(),
  kind: IndicatorKind,
  about: oneOf(abouts),
  reason: orNull(Type.String()),
  chosenBy: Named,
  chosenAt: Instant,
  /** The newest released month, and the oldest that is over and not released. */
  releasedUntil: orNull(CivilDate),
  nextMonth: orNull(CivilDate),
})
export type OpenChoice = Static<typeof OpenChoice>

export const listOpenChoices = endpoint('GET', '/api/indicators/open-choices', {
  summary: 'Which indicators are open, and which months wait to be released.',
  reply: shape({ choices: Type.Array(OpenChoice) }),
})
export const openIndicator = endpoint('POST', '/api/indicators/:id/open', {
  summary: 'Choose an indicator for the open data. Nothing is public before a month is released.',
  params: byId,
  body: shape({ about: oneOf(abouts), reason: orNull(Type.String({ maxLength: 200 })) }),
  reply: Nothing,
  problems: [openAlready, externalNotOpen, thingsNeedReason],
})
export const closeIndicator = endpoint('POST', '/api/indicators/:id/open/end', {
  summary: 'Release no further months of an indicator; what was released stays public.',
  params: byId,
  reply: Nothing,
  problems: [notOpen],
})
export const previewMonth = endpoint('GET', '/api/indicators/:id/open/:month', {
  summary: 'A month as it would be released: every value, and which of them would be hidden.',
  params: shape({ id: Id, month: CivilDate }),
  reply: shape({
    month: CivilDate,
    cells: Type.Array(shape({ ...OpenCell.properties, counted: orNull(Type.Number()) })),
  }),
  problems: [notOpen, monthNotOver],
})
export const releaseMonth = endpoint('POST', '/api/indicators/:id/open/:month', {
  summary: 'Release a month for good: it is never computed again.',
  params: shape({ id: Id, month: CivilDate }),
  reply: shape({ shown: Type.Integer(), hidden: Type.Integer() }),
  problems: [notOpen, monthNotOver, monthReleased],
})
