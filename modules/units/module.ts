import { constraint } from '../../platform/http/refusal.ts'
import type { Module } from '../../platform/lilong.ts'
import { circle, codeTaken, drawnAlready, twoParents } from './contract.ts'
import { kinds } from './events.ts'
import { routes } from './routes.ts'
import { roles } from './rules.ts'

constraint('edge_no_cycle', circle)
constraint('edge_not_to_itself', circle)
constraint('edge_one_parent', twoParents)
constraint('unit_code_once', codeTaken)
constraint('shape_one_at_a_time', drawnAlready)

export const unitsModule: Module = {
  name: 'units',
  routes,
  kinds,
  permissions: {
    // Who answers where hangs on the wall of every Residents' Committee; among staff it is no secret.
    'units.read': roles,
    'units.change': ['administrator'],
  },
}
