import type { Words } from './words.zh-CN.ts'

export const words: Words = {
  menu: {},
  problems: {},
}
