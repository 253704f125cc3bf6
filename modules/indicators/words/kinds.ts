// Words that sentences made by the server need in both languages at once.

interface InBoth {
  readonly 'zh-CN': string
  readonly en: string
}

/** Kinds of unit that may be expected things, as a plural. */
export const unitKindWords: Readonly<Record<string, InBoth>> = {
  neighbourhood: { 'zh-CN': '居民区', en: 'neighbourhoods' },
  comprehensive_grid: { 'zh-CN': '综合网格', en: 'comprehensive grids' },
  grid: { 'zh-CN': '责任网格', en: 'grids' },
  compound: { 'zh-CN': '小区', en: 'compounds' },
  building: { 'zh-CN': '楼宇', en: 'buildings' },
  road: { 'zh-CN': '道路', en: 'roads' },
  building_group: { 'zh-CN': '楼组', en: 'building groups' },
}
