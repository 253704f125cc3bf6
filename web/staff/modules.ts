import { web as identity } from '../../modules/identity/web/index.ts'
import { web as plans } from '../../modules/plans/web/index.ts'
import { web as units } from '../../modules/units/web/index.ts'
import type { WebModule } from '../lib/module.ts'

/** The modules with pages for staff, in the order of `app.ts`. */
export const modules: readonly WebModule[] = [units, identity, plans]
