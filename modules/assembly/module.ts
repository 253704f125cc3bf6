import type { Module } from '../../platform/lilong.ts'
import { kinds } from './events.ts'
import { permissions } from './permissions.ts'
import { routes } from './routes.ts'

export const assemblyModule: Module = { name: 'assembly', routes, kinds, permissions }
