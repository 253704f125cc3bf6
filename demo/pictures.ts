import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'
import type { ReceivedFile } from '../platform/http/multipart.ts'
import type { Chance } from './seeded.ts'

// The demonstration's photos are drawn: nobody is on them, and no camera took them.

export const scenes = [
  'charging',
  'bins',
  'lift',
  'canteen',
  'garden',
  'meeting',
  'drill',
  'stairs',
  'film',
  'health',
  'alarm',
  'recycling',
] as const
export type Scene = (typeof scenes)[number]

const width = 880
const height = 660
const ground = 500

interface Palette {
  sky: string
  far: string
  wall: string
  roof: string
  floor: string
  ink: string
}
const palettes: readonly Palette[] = [
  { sky: '#E9E4D8', far: '#CFC7B6', wall: '#C9B8A0', roof: '#7B5B4A', floor: '#B9AE9B', ink: '#3A3733' },
  { sky: '#DDE5E6', far: '#BCC9C8', wall: '#D3C7B8', roof: '#5F6B6D', floor: '#A9AFA8', ink: '#2F3A3C' },
  { sky: '#F0E2CC', far: '#DBC3A0', wall: '#B98F6E', roof: '#8A4B36', floor: '#C6B08F', ink: '#42302A' },
  { sky: '#D8DDE4', far: '#B4BECB', wall: '#AFA79E', roof: '#56504E', floor: '#9C9A96', ink: '#2C2F36' },
]

const box = (x: number, y: number, w: number, h: number, fill: string, more = '') =>
  `<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="${fill}" ${more}/>`

/** A row of lane houses behind everything: gables, windows, a washing line. */
function lane(c: Chance, p: Palette): string {
  let out = box(0, 0, width, height, p.sky) + box(0, ground, width, height - ground, p.floor)
  for (let x = -40; x < width; ) {
    const w = c.int(120, 190)
    const h = c.int(170, 300)
    const far = c.sometimes(0.4)
    const wall = far ? p.far : p.wall
    out += box(x, ground - h, w, h, wall)
    out += `<path d="M${x - 8} ${ground - h} L${x + w / 2} ${ground - h - c.int(30, 60)} L${x + w + 8} ${ground - h} Z" fill="${p.roof}"/>`
    for (let wx = x + 18; wx < x + w - 34; wx += 46) {
      for (let wy = ground - h + 26; wy < ground - 60; wy += 64) {
        out += box(
          wx,
          wy,
          26,
          36,
          c.sometimes(0.25) ? '#F3D9A0' : p.sky,
          `stroke="${p.roof}" stroke-width="3"`,
        )
      }
    }
    x += w + c.int(4, 26)
  }
  const y = c.int(120, 190)
  out += `<path d="M0 ${y} Q${width / 2} ${y + 46} ${width} ${y - 10}" stroke="${p.ink}" stroke-width="2" fill="none" opacity=".5"/>`
  return out
}

const accent = '#B5382A'
const pine = '#2F6F5E'

/** What each scene shows in front of the lane; `x` is where its first thing stands. */
const fronts: Record<Scene, (c: Chance, p: Palette, x: number) => string> = {
  charging: (c, p, x) =>
    Array.from({ length: c.int(2, 4) }, (_, i) => {
      const at = x + i * 120
      return `${box(at, ground - 130, 46, 150, '#EEF0EC', `rx="6" stroke="${p.ink}" stroke-width="3"`)}${box(at + 9, ground - 112, 28, 22, pine)}
        <path d="M${at + 46} ${ground - 80} q34 10 22 70 q-6 30 24 36" fill="none" stroke="${p.ink}" stroke-width="5"/>
        <circle cx="${at + 84}" cy="${ground + 46}" r="22" fill="none" stroke="${p.ink}" stroke-width="6"/>`
    }).join(''),
  bins: (_, p, x) =>
    `${box(x - 40, ground - 170, 380, 190, '#E7E2D6', `stroke="${p.ink}" stroke-width="3"`)}${box(x - 60, ground - 190, 420, 26, p.roof)}${[
      '#3C6E8F',
      pine,
      '#7A6A58',
      accent,
    ]
      .map(
        (colour, i) =>
          `${box(x - 16 + i * 86, ground - 70, 60, 96, colour, 'rx="5"')}${box(x - 20 + i * 86, ground - 82, 68, 14, p.ink)}`,
      )
      .join('')}`,
  lift: (_, p, x) =>
    `${box(x, ground - 380, 130, 400, '#C8D6D8', `stroke="${p.ink}" stroke-width="5"`)}${Array.from({ length: 6 }, (_, i) => box(x, ground - 380 + i * 66, 130, 4, p.ink)).join('')}${box(x + 28, ground - 100, 74, 110, '#F2F2EE', `stroke="${p.ink}" stroke-width="4"`)}<path d="M${x + 65} ${ground - 100} v110" stroke="${p.ink}" stroke-width="3"/>`,
  canteen: (c, p, x) =>
    Array.from({ length: 3 }, (_, i) => {
      const at = x - 40 + i * 170
      return `<ellipse cx="${at + 60}" cy="${ground + 20}" rx="76" ry="20" fill="#8C6A4C"/>${box(at + 52, ground + 20, 16, 70, '#6E523A')}
        <path d="M${at + 34} ${ground + 2} h52 q-4 26 -26 26 t-26 -26" fill="#F4F1EA" stroke="${p.ink}" stroke-width="2"/>
        ${c.sometimes(0.7) ? `<path d="M${at + 50} ${ground - 10} q8 -18 0 -34 M${at + 68} ${ground - 10} q8 -18 0 -34" stroke="#fff" stroke-width="4" fill="none" opacity=".8"/>` : ''}`
    }).join(''),
  garden: (c, _, x) =>
    Array.from({ length: 9 }, (_, i) => {
      const at = x - 90 + i * 62
      const h = c.int(40, 110)
      return `${box(at - 4, ground - h + 40, 8, h, '#5B4A38')}<circle cx="${at}" cy="${ground - h + 30}" r="${c.int(26, 46)}" fill="${c.pick([pine, '#4F8A62', '#6B9A55', '#3D6B4A'])}"/>`
    }).join('') + box(x - 130, ground + 40, 620, 26, '#8A7458', 'rx="4"'),
  meeting: (c, p, x) =>
    `${box(x - 60, ground - 240, 460, 190, '#F7F4EC', `stroke="${p.ink}" stroke-width="5"`)}${Array.from({ length: 5 }, (_, i) => box(x - 30, ground - 212 + i * 32, c.int(180, 380), 10, i === 0 ? accent : '#BDB6A8')).join('')}${Array.from({ length: 7 }, (_, i) => box(x - 90 + i * 76, ground + 30, 54, 44, '#8C6A4C', 'rx="6"')).join('')}`,
  drill: (_, p, x) =>
    `${[0, 1, 2].map((i) => `${box(x + i * 110, ground - 70, 44, 100, accent, 'rx="18"')}${box(x + 14 + i * 110, ground - 96, 16, 28, p.ink)}<path d="M${x + 30 + i * 110} ${ground - 88} q40 0 34 46" stroke="${p.ink}" stroke-width="6" fill="none"/>`).join('')}<path d="M${x - 90} ${ground + 26} l40 -90 l40 90 z" fill="#E08A2E"/>${box(x - 100, ground + 26, 100, 12, '#E08A2E')}`,
  stairs: (_, p, x) =>
    `${Array.from({ length: 8 }, (_, i) => box(x + i * 46, ground + 40 - i * 36, 380 - i * 46, 36, i % 2 ? '#D9D2C4' : '#E7E1D5')).join('')}<path d="M${x - 6} ${ground - 30} L${x + 350} ${ground - 310}" stroke="${p.ink}" stroke-width="9"/>${Array.from({ length: 8 }, (_, i) => box(x + i * 46, ground - 36 - i * 36, 5, 78, p.ink)).join('')}`,
  film: (c, p, x) =>
    `${box(x - 50, ground - 300, 440, 240, '#FBFAF5', `stroke="${p.ink}" stroke-width="8"`)}<circle cx="${x + c.int(60, 280)}" cy="${ground - 210}" r="44" fill="#E9C66B"/><path d="M${x - 46} ${ground - 64} l120 -110 l90 70 l70 -50 l150 90 z" fill="#7C9AA6"/>${Array.from({ length: 8 }, (_, i) => box(x - 100 + i * 74, ground + 40, 50, 60, '#55423A', 'rx="8"')).join('')}`,
  health: (_, p, x) =>
    `${box(x - 20, ground - 210, 330, 230, '#F5F5F1', `stroke="${p.ink}" stroke-width="4"`)}${box(x - 34, ground - 232, 358, 28, accent)}<path d="M${x + 126} ${ground - 160} h38 v-38 h40 v38 h38 v40 h-38 v38 h-40 v-38 h-38 z" fill="${pine}"/>${box(x + 250, ground - 70, 44, 90, '#C8D6D8')}`,
  alarm: (_, p, x) =>
    `${box(x - 30, ground - 260, 360, 280, '#EFE9DC', `stroke="${p.ink}" stroke-width="3"`)}<circle cx="${x + 60}" cy="${ground - 190}" r="36" fill="#fff" stroke="${p.ink}" stroke-width="4"/><circle cx="${x + 60}" cy="${ground - 190}" r="8" fill="${accent}"/>${box(x + 20, ground - 60, 250, 22, '#9A9A96')}${box(x + 60, ground - 96, 60, 36, '#55585A', 'rx="8"')}${box(x + 170, ground - 96, 60, 36, '#55585A', 'rx="8"')}`,
  recycling: (_, p, x) =>
    Array.from({ length: 3 }, (_, i) => {
      const at = x - 20 + i * 140
      return `${box(at, ground - 180, 116, 210, ['#3E7C6A', '#4E8FA8', '#C98A3A'][i]!, `rx="6" stroke="${p.ink}" stroke-width="3"`)}${box(at + 20, ground - 150, 76, 40, '#F5F5F1')}<circle cx="${at + 58}" cy="${ground - 60}" r="24" fill="none" stroke="#F5F5F1" stroke-width="8" stroke-dasharray="38 12"/>`
    }).join(''),
}

/** A drawing as JPEG bytes. The same chance gives the same drawing. */
export function drawScene(scene: Scene, c: Chance): Promise<Buffer> {
  const p = c.pick(palettes)
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">${lane(c, p)}${fronts[scene](c, p, c.int(170, 300))}</svg>`
  return sharp(Buffer.from(svg)).jpeg({ quality: 80 }).toBuffer()
}

/** A few drawings of every scene, on disk as if somebody had sent them. */
export async function drawPictures(folder: string, c: Chance): Promise<Record<Scene, ReceivedFile[]>> {
  const drawn = {} as Record<Scene, ReceivedFile[]>
  for (const scene of scenes) {
    drawn[scene] = []
    for (let i = 0; i < 3; i++) {
      const content = await drawScene(scene, c)
      const path = join(folder, `${scene}-${i}.jpg`)
      await writeFile(path, content)
      const sha256 = createHash('sha256').update(content).digest()
      drawn[scene].push({ field: 'photo', name: `${scene}.jpg`, path, sizeBytes: content.length, sha256 })
    }
  }
  return drawn
}
