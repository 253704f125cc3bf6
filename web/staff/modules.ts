import { web as assembly } from '../../modules/assembly/web/index.ts'
import { web as documents } from '../../modules/documents/web/index.ts'
import { web as identity } from '../../modules/identity/web/index.ts'
import { web as indicators } from '../../modules/indicators/web/index.ts'
import { web as messages } from '../../modules/messages/web/index.ts'
import { web as plans } from '../../modules/plans/web/index.ts'
import { web as reports } from '../../modules/reports/web/index.ts'
import { web as units } from '../../modules/units/web/index.ts'
import type { WebModule } from '../lib/module.ts'

/** The modules with pages for staff, in the order of `app.ts`. */
export const modules: readonly WebModule[] = [
  units,
  messages,
  identity,
  indicators,
  documents,
  plans,
  reports,
  assembly,
]
