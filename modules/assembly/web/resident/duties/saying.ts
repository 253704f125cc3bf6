import type { CountingWords } from '../../../words/counting.zh-CN.ts'
import type { CountFault } from './counting.ts'

/** What is wrong with a number, a name or the orders, in words. */
export function sayFault(fault: CountFault, words: CountingWords['sheet']): string {
  switch (fault.kind) {
    case 'missing':
      return words.missing
    case 'not-whole':
      return words.notWhole
    case 'twice':
      return words.twice
    case 'printed':
      return words.printed
    case 'over-returned':
      return words.overReturned(fault.count)
    case 'invalid-over':
      return words.invalidOver(fault.count)
    case 'over-valid':
      return words.overValid(fault.sum, fault.valid)
    case 'orders':
      return fault.line === null ? words.ordersDiffer(fault.count, fault.valid) : words.badOrder(fault.line)
  }
}
