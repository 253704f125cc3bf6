import { constraint } from '../../platform/http/refusal.ts'
import type { Module } from '../../platform/lilong.ts'
import { correctedAlready } from './contract/reports.ts'
import { kinds } from './events.ts'
import { escalateLate, markOverdue } from './notices/due.ts'
import { expireEvidence } from './notices/evidence.ts'
import { messages } from './notices/telling.ts'
import { permissions } from './permissions.ts'
import { routes } from './routes.ts'

constraint('report_corrected_once', correctedAlready)

export const reportsModule: Module = {
  name: 'reports',
  routes,
  kinds,
  dues: [
    { name: 'reports.overdue', claim: markOverdue },
    { name: 'reports.escalation', claim: escalateLate },
    { name: 'reports.evidence', claim: expireEvidence },
  ],
  permissions,
  messages,
}
