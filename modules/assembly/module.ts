import type { Module } from '../../platform/lilong.ts'
import { kinds } from './events.ts'
import { permissions } from './permissions.ts'
import { routes } from './routes.ts'
import { offerPointsToCount } from './talk/countables.ts'
import { talkDues } from './talk/index.ts'

offerPointsToCount()

export const assemblyModule: Module = { name: 'assembly', routes, kinds, dues: [...talkDues], permissions }
