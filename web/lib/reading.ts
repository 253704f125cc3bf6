import { useEffect } from 'react'
import { storedChoice } from './stored.ts'

/**
 * How large residents read. The elder version follows 《移动互联网应用(APP)适老化通用设计规范》(工业和信息化部, 2021): main text from 18, to be
 * set up to 30, and what is touched at least 60 by 60.
 */
export const typeChoice = storedChoice('type', ['standard', 'elder', 'largest'], 'standard')
export type TypeSize = ReturnType<typeof typeChoice.get>

/** Sets the page in the chosen size: `resident.css` reads it from the root element. */
export function useTypeSize(): TypeSize {
  const size = typeChoice.use()
  useEffect(() => {
    document.documentElement.dataset.type = size
  }, [size])
  return size
}
