import type { Module } from '../../platform/lilong.ts'
import { kinds } from './events.ts'
import { permissions } from './permissions.ts'
import { routes } from './routes.ts'
import { forgetTexts, sendTexts } from './sending.ts'

export const messagesModule: Module = {
  name: 'messages',
  routes,
  kinds,
  dues: [
    { name: 'messages.texts', claim: sendTexts },
    { name: 'messages.forget', claim: forgetTexts },
  ],
  permissions,
}
