// The last digit of a card’s number, by Luhn: it betrays one wrong digit and nearly every pair that was swapped.

function luhn(digits: string): number {
  let sum = 0
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i])
    const weighed = i % 2 === 0 ? digit * 2 : digit
    sum += weighed > 9 ? weighed - 9 : weighed
  }
  return (10 - (sum % 10)) % 10
}

export const withCheckDigit = (digits: string): string => `${digits}${luhn(digits)}`

/** What a scanner or a hand typed, as the sixteen digits of a card; undefined when it cannot be one. Full-width digits count. */
export function codeRead(typed: string): string | undefined {
  const digits = typed.normalize('NFKC').replaceAll(/[\s-]/g, '')
  if (!/^\d{16}$/.test(digits)) return undefined
  return withCheckDigit(digits.slice(0, 15)) === digits ? digits : undefined
}

/** As it is printed: four groups of four. */
export const inGroups = (code: string): string => code.replaceAll(/(\d{4})(?=\d)/g, '$1 ')
