import {
  Amount,
  byId,
  CivilDate,
  endpoint,
  Id,
  Instant,
  oneOf,
  orNull,
  problem,
  type Static,
  shape,
  Type,
} from '../../../platform/contract.ts'
import { Answer } from './answers.ts'
import { Better, IndicatorKind, View } from './words.ts'

// Dashboards: a few chosen indicators of an office or a neighbourhood, month by month.

/** What is aimed at by the end of the year: typed on the dashboard, or taken from a promise that is bound to the indicator. */
export const Goal = shape({
  value: Type.Number(),
  comparator: oneOf(['=', '>=', '>', '<=', '<', '~']),
  /** Where the goal is written: the words of the promise ("不少于120台") and its page; null for a goal typed on the dashboard. */
  words: orNull(Type.String()),
  path: orNull(Type.String()),
})
export type Goal = Static<typeof Goal>

export const DashboardItem = shape({
  indicatorId: Id,
  /** How it is drawn; the page may choose another for a narrow screen. */
  draw: oneOf(['line', 'bar', 'number', 'map']),
  goal: orNull(shape({ value: Amount, comparator: Goal.properties.comparator })),
})
export type DashboardItem = Static<typeof DashboardItem>

export const DashboardHead = shape({
  /** Null for the one made up while nobody has arranged any. */
  id: orNull(Id),
  title: Type.String(),
  unit: shape({ id: Id, tree: oneOf(['place', 'office']), kind: Type.String(), name: Type.String() }),
  version: Type.Integer(),
})
export const Dashboard = shape({
  ...DashboardHead.properties,
  year: Type.Integer(),
  months: Type.Array(shape({ from: CivilDate, until: CivilDate })),
  items: Type.Array(
    shape({
      indicatorId: Id,
      kind: IndicatorKind,
      name: Type.String(),
      unit: Type.String(),
      decimals: Type.Integer(),
      better: Better,
      countedHow: Type.String(),
      draw: DashboardItem.properties.draw,
      /** One per month of the year. Months to come are null with why `not_yet`. */
      thisYear: Type.Array(Answer),
      lastYear: Type.Array(Answer),
      /** From 1 January to today; and the same days of last year. */
      toDate: Answer,
      lastToDate: Answer,
      wholeLastYear: Answer,
      goal: orNull(Goal),
    }),
  ),
  /** What this actor may do with it: arrange. */
  may: Type.Array(Type.String()),
  view: View,
  cutOffOn: CivilDate,
  asOf: Instant,
})
export type Dashboard = Static<typeof Dashboard>

export const dashboardNameTaken = problem(
  'dashboard_name_taken',
  409,
  'There is a dashboard of this name here.',
)

export const listDashboards = endpoint('GET', '/api/indicators/dashboards', {
  summary:
    'The dashboards this actor may look at first: those of the own offices and neighbourhoods, then all others. Units without any have a default.',
  query: shape({ unitId: Type.Optional(Id) }),
  reply: shape({ own: Type.Array(DashboardHead), others: Type.Array(DashboardHead) }),
})
export const getDashboard = endpoint('GET', '/api/indicators/dashboard', {
  summary:
    'A dashboard with everything on it in one answer: indicators by months of the year, last year, the goal. Without `id`: the first of the unit, or its default.',
  query: shape({
    id: Type.Optional(Id),
    unitId: Type.Optional(Id),
    year: Type.Optional(Type.Integer({ minimum: 2000, maximum: 2199 })),
    view: Type.Optional(View),
  }),
  reply: Dashboard,
})
export const arrangeDashboard = endpoint('PUT', '/api/indicators/dashboards/:id', {
  summary: 'Arranges a dashboard: title, chosen indicators, order. 412 when somebody was quicker.',
  params: byId,
  body: shape({
    version: Type.Integer({ minimum: 1, maximum: 100_000 }),
    title: Type.String({ minLength: 1, maxLength: 40, pattern: '\\S' }),
    items: Type.Array(DashboardItem, { maxItems: 24 }),
  }),
  reply: shape({ id: Id, version: Type.Integer() }),
  problems: [dashboardNameTaken],
  quiet: 'arranging numbers changes none',
})
export const makeDashboard = endpoint('POST', '/api/indicators/dashboards', {
  summary: 'Makes a dashboard for an office or a neighbourhood.',
  body: shape({
    unitId: Id,
    title: Type.String({ minLength: 1, maxLength: 40, pattern: '\\S' }),
    items: Type.Array(DashboardItem, { maxItems: 24 }),
  }),
  reply: shape({ id: Id, version: Type.Integer() }),
  problems: [dashboardNameTaken],
  quiet: 'arranging numbers changes none',
})
export const dropDashboard = endpoint('DELETE', '/api/indicators/dashboards/:id', {
  summary: 'Removes a dashboard; the numbers stay where they are.',
  params: byId,
  reply: byId,
  quiet: 'arranging numbers changes none',
})
