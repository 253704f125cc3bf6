import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { inflateSync } from 'node:zlib'

/**
 * The product uses the fonts of the system it is read on. A bare test machine has no Chinese ones, so tests give the browser
 * Noto Sans SC as if it were installed: unpacked from the web fonts of the npm package into plain font files.
 * Answers the path of a fontconfig file that names them.
 */
export async function chineseFonts(cache: string): Promise<string> {
  const folder = join(cache, 'fonts')
  const config = join(folder, 'fonts.conf')
  await mkdir(folder, { recursive: true })
  const source = join(
    dirname(createRequire(import.meta.url).resolve('@fontsource/noto-sans-sc/400.css')),
    'files',
  )
  const wanted = /^noto-sans-sc-(chinese-simplified|latin)-(400|700)-normal\.woff$/
  for (const name of (await readdir(source)).filter((file) => wanted.test(file))) {
    const file = join(folder, name.replace(/woff$/, 'ttf'))
    if (!existsSync(file)) await writeWhole(file, plainFont(await readFile(join(source, name))))
  }
  await writeWhole(
    config,
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${folder}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${join(folder, 'cache')}</cachedir>
${named('sc-latin', ['PingFang SC', 'Songti SC', 'Segoe UI', 'Georgia'])}
${named('sc-chinese', ['Noto Sans SC', 'Noto Serif SC'])}
</fontconfig>
`,
  )
  return config
}

/** Another run may look at the same moment: the file is there whole or not at all. */
async function writeWhole(path: string, content: string | Buffer): Promise<void> {
  await writeFile(`${path}.${process.pid}`, content)
  await rename(`${path}.${process.pid}`, path)
}

/**
 * The browser takes a font only under the very name a style asks for, so the files answer to names of our own stacks, `--sans`
 * and `--song` in web/ui/tokens.css: the Latin letters to the first name, the Chinese to a later one.
 * Gives the font files whose path contains `part` other family names.
 */
const named = (part: string, families: readonly string[]) => `  <match target="scan">
    <test name="file" compare="contains"><string>${part}</string></test>
    <edit name="family" mode="assign">${families.map((name) => `<string>${name}</string>`).join('')}</edit>
  </match>`

/** WOFF 1.0 (W3C, 2012) is a font whose tables are deflated one by one under another directory; this writes it plain again. */
export function plainFont(woff: Buffer): Buffer {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new Error('this is not a WOFF 1.0 font')
  const count = woff.readUInt16BE(12)
  const power = 2 ** Math.floor(Math.log2(count))
  const head = Buffer.alloc(12 + count * 16)
  woff.copy(head, 0, 4, 8)
  head.writeUInt16BE(count, 4)
  head.writeUInt16BE(power * 16, 6)
  head.writeUInt16BE(Math.log2(power), 8)
  head.writeUInt16BE((count - power) * 16, 10)
  const tables: Buffer[] = []
  let offset = head.length
  for (let at = 0; at < count; at++) {
    const entry = 44 + at * 20
    const start = woff.readUInt32BE(entry + 4)
    const packed = woff.subarray(start, start + woff.readUInt32BE(entry + 8))
    const length = woff.readUInt32BE(entry + 12)
    const table = packed.length < length ? inflateSync(packed) : packed
    woff.copy(head, 12 + at * 16, entry, entry + 4)
    woff.copy(head, 16 + at * 16, entry + 16, entry + 20)
    head.writeUInt32BE(offset, 20 + at * 16)
    head.writeUInt32BE(length, 24 + at * 16)
    const padded = Buffer.alloc(Math.ceil(length / 4) * 4)
    table.copy(padded)
    tables.push(padded)
    offset += padded.length
  }
  return Buffer.concat([head, ...tables])
}
