import encodeQr from 'qr'
import sharp from 'sharp'

/**
 * The QR code of a card as PNG, with its quiet zone. Sixteen digits fit the smallest symbol at the highest correction (ISO/IEC 18004, version
 * 1-H holds 17), so that it is still read from a creased card and a poor camera.
 */
export function cardPicture(code: string, dots = 12): Promise<Buffer> {
  const rows = encodeQr(code, 'raw', { ecc: 'high', encoding: 'numeric', border: 4 })
  const side = rows.length * dots
  const pixels = Buffer.alloc(side * side, 255)
  rows.forEach((row, y) => {
    row.forEach((dark, x) => {
      if (!dark) return
      for (let line = 0; line < dots; line++)
        pixels.fill(0, (y * dots + line) * side + x * dots, (y * dots + line) * side + (x + 1) * dots)
    })
  })
  return sharp(pixels, { raw: { width: side, height: side, channels: 1 } })
    .png({ palette: true, colours: 2 })
    .toBuffer()
}
