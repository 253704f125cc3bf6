// SHA-256 (FIPS 180-4) without anything from outside: the same lines run on the server, at the command line and on a page that was opened
// from a file or over plain HTTP, where browsers hide their own implementation.

/** The first so many primes, whose roots give the constants of the standard. */
function primes(count: number): number[] {
  const found: number[] = []
  for (let n = 2; found.length < count; n++) if (found.every((prime) => n % prime !== 0)) found.push(n)
  return found
}

/** The first 32 bits behind the point of the root, exactly: floor(root(p) · 2^32) by whole numbers. */
function rootBits(prime: number, power: bigint): number {
  const target = BigInt(prime) << (32n * power)
  let low = 0n
  let high = 1n << 40n
  while (high - low > 1n) {
    const middle = (low + high) / 2n
    if (middle ** power <= target) low = middle
    else high = middle
  }
  return Number(low & 0xffffffffn)
}

const roundConstants = Uint32Array.from(primes(64), (prime) => rootBits(prime, 3n))
const startState = Uint32Array.from(primes(8), (prime) => rootBits(prime, 2n))

/** SHA-256 of a text in UTF-8, in 64 lower-case hex digits. Half characters count as U+FFFD. */
export function sha256(text: string): string {
  const message = padded(utf8(text))
  const state = Uint32Array.from(startState)
  const schedule = new Uint32Array(64)
  for (let at = 0; at < message.length; at += 64) {
    for (let i = 0; i < 16; i++) {
      const from = at + i * 4
      schedule[i] =
        (message[from]! << 24) | (message[from + 1]! << 16) | (message[from + 2]! << 8) | message[from + 3]!
    }
    for (let i = 16; i < 64; i++) {
      const early = schedule[i - 15]!
      const late = schedule[i - 2]!
      const small0 = turn(early, 7) ^ turn(early, 18) ^ (early >>> 3)
      const small1 = turn(late, 17) ^ turn(late, 19) ^ (late >>> 10)
      schedule[i] = schedule[i - 16]! + small0 + schedule[i - 7]! + small1
    }
    mix(state, schedule)
  }
  return [...state].map((word) => word.toString(16).padStart(8, '0')).join('')
}

function mix(state: Uint32Array, schedule: Uint32Array): void {
  let a = state[0]!
  let b = state[1]!
  let c = state[2]!
  let d = state[3]!
  let e = state[4]!
  let f = state[5]!
  let g = state[6]!
  let h = state[7]!
  for (let i = 0; i < 64; i++) {
    const big1 = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)
    const first = (h + big1 + ((e & f) ^ (~e & g)) + roundConstants[i]! + schedule[i]!) | 0
    const big0 = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)
    const second = (big0 + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g
    g = f
    f = e
    e = (d + first) | 0
    d = c
    c = b
    b = a
    a = (first + second) | 0
  }
  for (const [at, word] of [a, b, c, d, e, f, g, h].entries()) state[at] = state[at]! + word
}

function turn(word: number, bits: number): number {
  return (word >>> bits) | (word << (32 - bits))
}

/** A single one, zeros, and the length in bits, up to whole blocks of 64 bytes. */
function padded(bytes: Uint8Array): Uint8Array {
  const message = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64)
  message.set(bytes)
  message[bytes.length] = 0x80
  let bits = bytes.length * 8
  for (let at = message.length - 1; bits > 0; at--) {
    message[at] = bits % 256
    bits = Math.floor(bits / 256)
  }
  return message
}

function utf8(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 3)
  let length = 0
  for (const character of text.toWellFormed()) {
    const point = character.codePointAt(0)!
    const tail = point < 0x80 ? 0 : point < 0x800 ? 1 : point < 0x10000 ? 2 : 3
    bytes[length++] = tail === 0 ? point : [0, 0xc0, 0xe0, 0xf0][tail]! | (point >> (6 * tail))
    for (let left = tail - 1; left >= 0; left--) bytes[length++] = 0x80 | ((point >> (6 * left)) & 0x3f)
  }
  return bytes.subarray(0, length)
}
