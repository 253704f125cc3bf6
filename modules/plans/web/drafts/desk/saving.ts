import type { Saving as SavingOf } from '../../../../../web/lib/saving.ts'
import type { Content } from './content.ts'

export { openSaving } from '../../../../../web/lib/saving.ts'
export type Saving = SavingOf<Content>
