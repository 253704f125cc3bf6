import { badShape, notFound } from '../../../../platform/contract.ts'
import { refusalType } from '../../../../web/lib/problem.ts'

/** Whether an address leads to no draft: an id that is none, or one that is not for this person to see. */
export const isNowhere = (error: unknown): boolean => {
  const type = refusalType(error)
  return type === notFound.type || type === badShape.type
}
