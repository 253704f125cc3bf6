// Numbers as they are written in papers of a session.

const digits = [...'零一二三四五六七八九']

/** 1 to 99 as in 第十二届第二次会议; larger numbers stay figures. */
export function inChinese(n: number): string {
  if (!Number.isInteger(n) || n < 1 || n > 99) return String(n)
  const [tens, ones] = [Math.floor(n / 10), n % 10]
  return `${tens > 1 ? digits[tens] : ''}${tens > 0 ? '十' : ''}${ones > 0 ? digits[ones] : ''}`
}

/** 2026年1月20日, as dates stand in papers. */
export function dayInChinese(on: string): string {
  const [year, month, day] = on.split('-').map(Number)
  return `${year}年${month}月${day}日`
}
