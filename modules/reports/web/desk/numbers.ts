import { createContext, useContext } from 'react'
import type { NumberTold } from '../../contract/told.ts'
import type { Shown } from './lines.ts'

/** The numbers in words, for lines that the browser edits: they are told when the words change, not drawn again. */
export interface Numbers {
  shown(id: string): Shown
  told(id: string): NumberTold | undefined
  hear(hearer: () => void): () => void
  put(list: readonly NumberTold[], language: 'zh-CN' | 'en'): void
}

export function openNumbers(fresh: ReadonlyMap<string, NumberTold>): Numbers {
  let told = new Map<string, NumberTold>()
  let language: 'zh-CN' | 'en' = 'zh-CN'
  const hearers = new Set<() => void>()
  const one = (id: string) => told.get(id) ?? fresh.get(id)
  return {
    told: one,
    shown(id) {
      const number = one(id)
      if (!number) return { said: '…', kind: 'target', gap: null, title: '' }
      return {
        said: language === 'en' ? number.said.en : number.said.zh,
        kind: number.kind,
        gap: number.gap,
        title: [number.title, number.source?.title ?? number.counted].filter(Boolean).join('。'),
      }
    },
    hear(hearer) {
      hearers.add(hearer)
      return () => hearers.delete(hearer)
    },
    put(list, spoken) {
      told = new Map(list.map((number) => [number.id, number]))
      language = spoken
      for (const hear of hearers) hear()
    },
  }
}

const NumbersContext = createContext<Numbers | null>(null)
export const NumbersProvider = NumbersContext.Provider

export function useNumbers(): Numbers {
  const numbers = useContext(NumbersContext)
  if (!numbers) throw new Error('this part belongs on a desk')
  return numbers
}
