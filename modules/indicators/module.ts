import { constraint } from '../../platform/http/refusal.ts'
import type { Module } from '../../platform/lilong.ts'
import { booksDues, booksListens } from './books/books.ts'
import { dashboardNameTaken } from './contract/dashboards.ts'
import { listNameTaken } from './contract/lists.ts'
import { monthReleased, openAlready } from './contract/open.ts'
import { figureTaken } from './contract/origins.ts'
import { kindStays, nameTaken, ratioOfRatios } from './contract/refusals.ts'
import { offerUnitRegisters } from './definitions/registers.ts'
import { kinds } from './events.ts'
import { permissions } from './permissions.ts'
import { routes } from './routes.ts'

constraint('indicator_name_once', nameTaken)
constraint('kind_stays', kindStays)
constraint('part_is_no_ratio', ratioOfRatios)
constraint('figure_once', figureTaken)
constraint('open_once', openAlready)
constraint('month_released_once', monthReleased)
constraint('list_name_once', listNameTaken)
constraint('dashboard_title_once', dashboardNameTaken)
offerUnitRegisters()

export const indicatorsModule: Module = {
  name: 'indicators',
  routes,
  kinds,
  permissions,
  listens: booksListens,
  dues: booksDues,
}
