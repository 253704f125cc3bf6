export const words = {
  menu: {} as Record<string, string>,
  problems: {},
}
export type Words = typeof words
