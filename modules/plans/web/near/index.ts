import type { WebModule } from '../../../../web/lib/module.ts'
import { livingWords } from '../words.ts'

/** What was done near a resident, on the first page of their door. */
export const nearWeb: WebModule = {
  name: 'plans',
  words: livingWords,
  resident: { home: [{ key: 'near', order: 20, load: () => import('./NearMe.tsx') }] },
}
