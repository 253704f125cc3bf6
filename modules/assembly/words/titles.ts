// How bodies, terms and sessions are named. A name is data, so it is Chinese whatever language a page is read in.

const digits = '零一二三四五六七八九'

/** 1 → 一, 10 → 十, 12 → 十二, 35 → 三十五; ordinals of terms and sessions stay below a hundred. */
export function chineseNumber(n: number): string {
  if (n < 10) return digits[n]!
  const tens = Math.floor(n / 10)
  return `${tens === 1 ? '' : digits[tens]}十${n % 10 === 0 ? '' : digits[n % 10]}`
}

/** 桂渡桥街道社区代表会议第三届第二次会议. */
export function sessionTitle(
  body: string,
  term: number,
  kind: 'conference' | 'meeting' | 'election',
  ordinal: number,
): string {
  const ofTerm = `${body}第${chineseNumber(term)}届`
  if (kind === 'election')
    return ordinal === 1 ? `${ofTerm}换届选举` : `${ofTerm}第${chineseNumber(ordinal)}次选举`
  return `${ofTerm}第${chineseNumber(ordinal)}次会议`
}

/** 第三届 */
export const termTitle = (ordinal: number) => `第${chineseNumber(ordinal)}届`
