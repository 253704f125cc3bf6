import decodeQr from 'qr/decode.js'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { codeRead, inGroups, withCheckDigit } from '../contract/card-digits.ts'
import { cardPicture } from './card-picture.ts'

const code = withCheckDigit('402938475610293')

async function read(picture: Buffer): Promise<string | undefined> {
  const { data, info } = await sharp(picture).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
  return codeRead(decodeQr({ width: info.width, height: info.height, data: Uint8Array.from(data) }))
}

describe('the picture on a card', () => {
  test('is read back, also turned, blurred and with a corner of ink on it', async () => {
    const picture = await cardPicture(code)
    expect(await read(picture)).toBe(code)
    expect(await read(await sharp(picture).rotate(17, { background: '#ffffff' }).png().toBuffer())).toBe(code)
    expect(await read(await sharp(picture).resize(160).blur(0.8).png().toBuffer())).toBe(code)
    const ink = await sharp({ create: { width: 50, height: 50, channels: 3, background: '#222222' } })
      .png()
      .toBuffer()
    const { width = 0 } = await sharp(picture).metadata()
    const stained = sharp(picture)
      .toColourspace('srgb')
      .composite([{ input: ink, left: Math.round(width / 2), top: Math.round(width / 2) }])
    expect(await read(await stained.png().toBuffer())).toBe(code)
  })
})

describe('the digits of a card', () => {
  test('betray one wrong digit and two that were swapped', () => {
    for (let at = 0; at < 16; at++) {
      for (let by = 1; by < 10; by++) {
        const wrong = `${code.slice(0, at)}${(Number(code[at]) + by) % 10}${code.slice(at + 1)}`
        expect(codeRead(wrong)).toBeUndefined()
      }
      const [one, two] = [code[at], code[at + 1]]
      // Luhn does not see 09 and 90 change places.
      if (!two || one === two || `${one}${two}` === '09' || `${one}${two}` === '90') continue
      expect(codeRead(`${code.slice(0, at)}${two}${one}${code.slice(at + 2)}`)).toBeUndefined()
    }
  })

  test('are read in groups, full-width, and never from anything else', () => {
    expect(codeRead(inGroups(code))).toBe(code)
    expect(codeRead(`${code}\r\n`)).toBe(code)
    for (const none of ['', code.slice(1), `${code}0`, '４０２９', 'LILONG', '٤٠٢٩٣٨٤٧٥٦١٠٢٩٣٤'])
      expect(codeRead(none)).toBeUndefined()
  })
})
