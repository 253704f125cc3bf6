import { publicWeb as assembly } from '../../modules/assembly/web/public/index.ts'
import { publicWeb as indicators } from '../../modules/indicators/web/public/index.ts'
import { publicWeb as plans } from '../../modules/plans/web/public/index.ts'
import { wishesWeb as wishes } from '../../modules/plans/web/public/wishes/index.ts'
import { publicWeb as reports } from '../../modules/reports/web/public/index.ts'
import type { WebModule } from '../lib/module.ts'

/** The modules with pages for everybody, in the order of `app.ts`. */
export const modules: readonly WebModule[] = [indicators, plans, wishes, reports, assembly]
