/** A number as it is written in Chinese prose, before anything is known of its measure word. */
export interface Numeral {
  start: number
  end: number
  value: number
  /** Set when the writing itself is a range: 两三 (2–3), 三四百 (300–400). */
  max: number | null
  /** 余 or 多 inside or behind the number: more than the value. */
  more: boolean
  /** 来: about the value. */
  about: boolean
  script: 'arabic' | 'chinese'
  /** Arabic digits as written, without separators and multipliers; '' for Chinese numerals. */
  digits: string
  /** True when nothing but digits was written: no multiplier, no separator, no decimal point. */
  bare: boolean
  /** True for 百, 千, 万, 亿 without a digit before them (百余, 上千, 近万). */
  headless: boolean
}

const DIGIT: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
}
const SMALL: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }
const LARGE: Readonly<Record<string, number>> = { 万: 10_000, 亿: 100_000_000 }
const TENS: Readonly<Record<string, number>> = { 廿: 20, 卅: 30 }

export function isArabicDigit(char: string): boolean {
  return char >= '0' && char <= '9' && char.length === 1
}

const NUMERALS: ReadonlySet<string> = new Set([DIGIT, SMALL, LARGE, TENS].flatMap((all) => Object.keys(all)))

export const isChineseNumeral = (char: string): boolean => NUMERALS.has(char)

const isCloseUnit = (text: string, at: number): boolean => {
  const next = text.charAt(at + 1)
  switch (text.charAt(at)) {
    case '千':
      return /[瓦米克伏兆卡帕牛]/.test(next)
    case '百':
      return /[分姓货科]/.test(next)
    case '万':
      return /[科达向]/.test(next)
    case '十':
      return /[佳大强]/.test(next)
    default:
      return false
  }
}

/** Keeps 1.2 × 10000 at 12000 instead of a neighbouring binary fraction. */
export function tidy(value: number): number {
  return Number(value.toPrecision(12))
}

/** Reads the numeral that begins at `at`, or null. Linear in the length of the numeral. */
export function readNumeral(text: string, at: number): Numeral | null {
  const char = text.charAt(at)
  if (isArabicDigit(char)) return readArabic(text, at)
  if (isChineseNumeral(char)) return readChinese(text, at)
  return null
}

function readDigits(text: string, at: number): { end: number; digits: string; grouped: boolean } {
  let end = at
  while (isArabicDigit(text.charAt(end))) end++
  let digits = text.slice(at, end)
  let grouped = false
  if (digits.length <= 3 && digits.charAt(0) !== '0') {
    while (
      text.charAt(end) === ',' &&
      isArabicDigit(text.charAt(end + 1)) &&
      isArabicDigit(text.charAt(end + 2)) &&
      isArabicDigit(text.charAt(end + 3)) &&
      !isArabicDigit(text.charAt(end + 4))
    ) {
      digits += text.slice(end + 1, end + 4)
      end += 4
      grouped = true
    }
  }
  if (text.charAt(end) === '.' && isArabicDigit(text.charAt(end + 1))) {
    let stop = end + 1
    while (isArabicDigit(text.charAt(stop))) stop++
    // 3.15.2 or 2020.5.8 is a date or a version, not a decimal with two points.
    digits += text.slice(end, stop)
    end = stop
  }
  return { end, digits, grouped }
}

function readArabic(text: string, at: number): Numeral {
  const head = readDigits(text, at)
  let { end } = head
  let value = Number(head.digits)
  let more = false
  let about = false
  let multiplied = false

  let probe = end
  if (/[余多来几]/.test(text.charAt(probe)) && isMultiplier(text, probe + 1)) {
    if (text.charAt(probe) === '来') about = true
    else more = true
    probe++
  }
  while (isMultiplier(text, probe)) {
    const char = text.charAt(probe)
    value *= SMALL[char] ?? LARGE[char] ?? 1
    multiplied = true
    probe++
  }
  if (multiplied) {
    end = probe
    // 3万5千: a second figure is only taken in when it closes with a smaller multiplier.
    if (!more && !about && isArabicDigit(text.charAt(end))) {
      const second = readDigits(text, end)
      if (isMultiplier(text, second.end)) {
        const char = text.charAt(second.end)
        const addend = Number(second.digits) * (SMALL[char] ?? LARGE[char] ?? 1)
        if (addend < value) {
          value += addend
          end = second.end + 1
        }
      }
    }
  } else {
    more = false
    about = false
  }
  const tail = readTail(text, end)
  return {
    start: at,
    end: tail.end,
    value: tidy(value),
    max: null,
    more: more || tail.more,
    about: about || tail.about,
    script: 'arabic',
    digits: head.digits,
    bare: !multiplied && !head.grouped && !head.digits.includes('.'),
    headless: false,
  }
}

function isMultiplier(text: string, at: number): boolean {
  const char = text.charAt(at)
  return (char in SMALL || char in LARGE) && !isCloseUnit(text, at)
}

/** 余, 多, 来, 几 and "+" behind a number. */
function readTail(text: string, at: number): { end: number; more: boolean; about: boolean } {
  const next = text.charAt(at + 1)
  switch (text.charAt(at)) {
    case '余':
      if (next !== '额' && next !== '款') return { end: at + 1, more: true, about: false }
      break
    case '多':
      if (next !== '样' && next !== '媒' && next !== '功') return { end: at + 1, more: true, about: false }
      break
    case '几':
      if (/[个名位人家户条项处台套场次]/.test(next)) return { end: at + 1, more: true, about: false }
      break
    case '来':
      if (/[个名位人家户条项处台套场次万亿]/.test(next)) return { end: at + 1, more: false, about: true }
      break
    case '+':
      // 100+场 is "more than"; 1+5 and 1+N are slogans, left to the exclusions.
      if (/[一-鿿]/.test(next)) return { end: at + 1, more: true, about: false }
      break
  }
  return { end: at, more: false, about: false }
}

function readChinese(text: string, at: number): Numeral | null {
  let end = at
  while (isChineseNumeral(text.charAt(end)) && !(end > at && isCloseUnit(text, end))) end++
  if (isCloseUnit(text, at)) return null
  let run = text.slice(at, end)
  let value: number
  let max: number | null = null
  let more = false
  let about = false
  const headless = /^[百千万亿]/.test(run)

  // 三点五万, 九十八点五: a decimal only when digits follow and no clock time is meant.
  const decimal = /^点([〇零一二三四五六七八九]+)(?![十分半刻])([万亿]?)/.exec(text.slice(end, end + 8))
  const plain = parseChinese(run)
  if (plain === null) return null
  value = plain.value
  max = plain.max
  if (decimal && max === null && !headless) {
    const fraction = [...(decimal[1] ?? '')].map((char) => DIGIT[char] ?? 0).join('')
    value = Number(`${value}.${fraction}`) * (LARGE[decimal[2] ?? ''] ?? 1)
    end += decimal[0].length
  } else if (/[余多来几]/.test(text.charAt(end)) && isMultiplier(text, end + 1)) {
    // 十余万, 三百多万
    const mark = text.charAt(end)
    let probe = end + 1
    while (isMultiplier(text, probe)) {
      value *= SMALL[text.charAt(probe)] ?? LARGE[text.charAt(probe)] ?? 1
      probe++
    }
    if (mark === '来') about = true
    else more = true
    end = probe
    run = text.slice(at, end)
  }
  const tail = readTail(text, end)
  return {
    start: at,
    end: tail.end,
    value: tidy(value),
    max: max === null ? null : tidy(max),
    more: more || tail.more,
    about: about || tail.about,
    script: 'chinese',
    digits: '',
    bare: /^[一二两三四五六七八九十]$/.test(run),
    headless,
  }
}

/** The value of a run of Chinese numerals; adjacent digits such as 三四 are a range; null for a non-number. */
export function parseChinese(run: string): { value: number; max: number | null } | null {
  if (run === '') return null
  if (/^[〇零一二两三四五六七八九]+$/.test(run)) {
    const digits = [...run].map((char) => DIGIT[char] ?? 0)
    if (digits.length === 1) return { value: digits[0] ?? 0, max: null }
    if (digits.length === 2) return rangeOf(digits[0] ?? 0, digits[1] ?? 0, 1)
    return { value: Number(digits.join('')), max: null }
  }
  // 三四百 and 两三千: two neighbouring digits before one multiplier.
  const pair = /^([一二两三四五六七八九])([二两三四五六七八九])([十百千万亿]+)$/.exec(run)
  if (pair) {
    const scale = [...(pair[3] ?? '')].reduce((all, char) => all * (SMALL[char] ?? LARGE[char] ?? 1), 1)
    return rangeOf(DIGIT[pair[1] ?? ''] ?? 0, DIGIT[pair[2] ?? ''] ?? 0, scale)
  }
  // 十七八, 二十五六
  const teens = /^(.*十)([一二三四五六七八])([二三四五六七八九])$/.exec(run)
  if (teens) {
    const tens = parseChinese(teens[1] ?? '')
    const units = rangeOf(DIGIT[teens[2] ?? ''] ?? 0, DIGIT[teens[3] ?? ''] ?? 0, 1)
    if (tens && units) return { value: tens.value + units.value, max: tens.value + (units.max ?? 0) }
  }
  let total = 0
  let section = 0
  let digit: number | null = null
  let unitBefore = 1
  for (const char of run) {
    if (char in TENS) {
      section += TENS[char] ?? 0
      unitBefore = 10
    } else if (char in DIGIT) {
      if (digit !== null && digit !== 0) return null
      digit = DIGIT[char] ?? 0
      if (digit === 0) unitBefore = 10
    } else if (char in SMALL) {
      const small = SMALL[char] ?? 1
      section += (digit || (section === 0 || small === 10 ? 1 : 0)) * small
      digit = null
      unitBefore = small
    } else {
      const large = LARGE[char] ?? 1
      section += digit ?? 0
      if (section === 0 && total === 0) section = 1
      if (large >= 100_000_000) {
        total = (total + section) * large
      } else {
        total += section * large
      }
      section = 0
      digit = null
      unitBefore = large
    }
  }
  // 三万五 and 两百五 leave out the last multiplier.
  if (digit !== null) section += unitBefore > 10 ? (digit * unitBefore) / 10 : digit
  return { value: total + section, max: null }
}

function rangeOf(low: number, high: number, scale: number): { value: number; max: number } | null {
  if (low >= 1 && (high === low + 1 || (low === 3 && high === 5))) {
    return { value: low * scale, max: high * scale }
  }
  return null
}
