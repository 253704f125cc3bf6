import type { Mapped } from './clean.ts'
import { type Block, makeBlock } from './layout.ts'
import type { Marker } from './markers.ts'
import { findQuantities } from './quantities.ts'

/** A project or a paragraph, with the heading it stands under. */
export interface Piece {
  number: number | null
  category: string | null
  block: Block
}

export interface Sheet {
  title: string | null
  year: number | null
  pieces: Piece[]
}

type Shape = 'heading' | 'body' | 'residue'

const TITLE =
  /(?:实事项目|实事工程|民生实事|工作计划|工作要点|工作总结|工作报告|工作安排|工作回顾|重点工作|项目清单|项目计划|项目安排|任务清单|完成情况|年度计划|行动计划|实施方案|行动方案|情况通报|情况报告|规划|总结|计划|要点|回顾|报告|清单|通报|公报|简报|草案|方案)/

/** Sorts blocks into headings, items and residue, and gives every item its number and its heading. */
export function sortBlocks(blocks: Block[]): Sheet {
  const shapes = blocks.map((block) => shapeOf(block))
  const families = headingFamilies(blocks, shapes)
  for (const [index, block] of blocks.entries()) {
    const family = block.marker?.family
    if (shapes[index] === 'heading' && family && family !== 'hash' && !families.has(family)) {
      // A short numbered line is an item unless its kind of number heads others.
      if (family !== 'arabic' && family !== 'padded' && family !== 'circled' && family !== 'arabic-bracket') {
        shapes[index] = followedByBody(shapes, blocks, index) ? 'heading' : 'body'
      }
    }
  }
  const titleAt = findTitle(blocks, shapes)
  const title = titleAt === null ? null : titleText(blocks, titleAt)
  const after = headingsFollow(blocks, shapes, titleAt)
  const pieces: Piece[] = []
  let category: string | null = null
  let waiting: number[] = []
  let project: { at: number } | null = null
  for (let index = 0; index < blocks.length; index++) {
    const block = blocks[index]!
    const shape = shapes[index]!
    if (shape === 'residue' || index === titleAt) {
      project = null
      continue
    }
    if (shape === 'heading') {
      const family = block.marker?.family
      const numbered =
        family === 'arabic' || family === 'padded' || family === 'circled' || family === 'arabic-bracket'
      if (numbered && !families.has(family)) {
        // 1. 老旧小区改造项目 on its own line: the project's name, its text follows.
        pieces.push({ number: block.marker?.number ?? null, category, block })
        waiting.push(pieces.length - 1)
        project = { at: pieces.length - 1 }
        continue
      }
      project = null
      if (after) {
        for (const at of waiting) pieces[at]!.category = block.text
        waiting = []
      } else category = block.text
      continue
    }
    if (project && !block.marker) {
      const named = pieces[project.at]!
      named.block = joinBlocks(named.block, block)
      continue
    }
    project = null
    pieces.push({ number: numberOf(block.marker), category, block })
    waiting.push(pieces.length - 1)
  }
  return { title, year: findYear(title, blocks, shapes), pieces }
}

function numberOf(marker: Marker | null): number | null {
  return marker?.number ?? null
}

function shapeOf(block: Block): Shape {
  const { norm, marker } = block
  if (!/[一-鿿A-Za-z]/.test(norm)) return /\d/.test(norm) ? 'body' : 'residue'
  if (isSignature(norm)) return 'residue'
  if (norm.includes('\t') && norm.length <= 80 && findQuantities(norm).length === 0) return 'residue'
  // 去年的实事办得怎么样？heads what follows.
  const asks = norm.length <= 24 && norm.endsWith('?')
  const sentence = /[。;!?]/.test(asks ? norm.slice(0, -1) : norm)
  const quantities = norm.length <= 60 && findQuantities(norm).length > 0
  if (marker?.family === 'hash') return quantities ? 'body' : 'heading'
  if (sentence || norm.length > 36 || quantities) return 'body'
  if (/[,:]$/.test(norm) || (norm.match(/,/g) ?? []).length > 1) return 'body'
  if (marker === null && norm.length > 28) return 'body'
  if (marker?.family === 'bullet') return 'body'
  return 'heading'
}

/** (党政办), 记者 某某, 图/某某, 责任编辑: who wrote it, not what was promised. */
function isSignature(norm: string): boolean {
  if (norm.length > 24) return false
  return (
    (/^\([^()]{1,16}\)$/.test(norm) && !/[印发]\d+[份册]/.test(norm)) ||
    /^(?:记者|通讯员|撰稿|供稿|文字|摄影|摄|文|图|图文|编辑|责任编辑|责编|美编|版面|来源|作者|校对|审核|供图)(?:[:/\s|]|[\u4e00-\u9fff]{2,4}$)/.test(
      norm,
    )
  )
}

/** Families of numbers that head other numbered lines: 一、 above 1、. */
function headingFamilies(blocks: Block[], shapes: Shape[]): Set<string> {
  const heads = new Set<string>()
  let last: string | null = null
  const headed: Record<string, number> = {}
  const bodies: Record<string, number> = {}
  for (const [index, block] of blocks.entries()) {
    const family = block.marker?.family
    if (!family) {
      if (last !== null && shapes[index] === 'body') headed[last] = (headed[last] ?? 0) + 1
      last = null
      continue
    }
    if (shapes[index] === 'heading') {
      if (last !== null && last !== family) headed[last] = (headed[last] ?? 0) + 1
      last = family
    } else {
      bodies[family] = (bodies[family] ?? 0) + 1
      if (last !== null && last !== family) headed[last] = (headed[last] ?? 0) + 1
      last = null
    }
  }
  for (const family of ['han', 'han-bracket', 'ordinal', 'arabic', 'padded', 'circled', 'arabic-bracket']) {
    const others = Object.keys(bodies).some((other) => other !== family)
    const chiefly = (headed[family] ?? 0) > (bodies[family] ?? 0)
    if (chiefly && (family.startsWith('han') || family === 'ordinal' || others)) heads.add(family)
  }
  return heads
}

function followedByBody(shapes: Shape[], blocks: Block[], index: number): boolean {
  const next = blocks[index + 1]
  return (
    next !== undefined &&
    (shapes[index + 1] === 'body' || next.marker?.family !== blocks[index]!.marker?.family)
  )
}

function findTitle(blocks: Block[], shapes: Shape[]): number | null {
  let best: number | null = null
  let score = 0
  for (const [index, block] of blocks.entries()) {
    if (shapes[index] !== 'heading' || (block.marker && block.marker.family !== 'hash')) continue
    if (!TITLE.test(block.norm)) continue
    const dated = /(?:19|20)\d\d|[二〇零一二三四五六七八九]{4}年|本年|今年|年度/.test(block.norm)
    const worth = (dated ? 2 : 0) + (/实事|项目|工作|计划|总结|要点|报告|回顾/.test(block.norm) ? 1 : 0) + 1
    if (worth > score) {
      best = index
      score = worth
    }
  }
  if (best !== null) return best
  // Without words of the trade, a first line that stands alone above text is the title.
  const first = blocks[0]
  if (
    first &&
    shapes[0] === 'heading' &&
    !first.marker &&
    first.norm.length >= 5 &&
    blocks.length > 1 &&
    shapes[1] !== 'heading'
  ) {
    return 0
  }
  return null
}

function titleText(blocks: Block[], at: number): string {
  return blocks[at]!.text
}

function findYear(title: string | null, blocks: Block[], shapes: Shape[]): number | null {
  const fromTitle = title === null ? [] : yearsIn(title)
  if (fromTitle.length > 0) return Math.max(...fromTitle)
  for (const [index, block] of blocks.entries()) {
    if (shapes[index] !== 'heading') continue
    const years = yearsIn(block.norm)
    if (years.length > 0) return Math.max(...years)
  }
  const counts = new Map<number, number>()
  for (const block of blocks.slice(0, 400)) {
    for (const year of yearsIn(block.norm.slice(0, 2000), true)) counts.set(year, (counts.get(year) ?? 0) + 1)
  }
  let best: number | null = null
  for (const [year, count] of counts) if (best === null || count > (counts.get(best) ?? 0)) best = year
  return best
}

function yearsIn(text: string, strict = false): number[] {
  const years: number[] = []
  const arabic = strict
    ? /(?<!\d)((?:19|20)\d\d)(?=年)/g
    : /(?<!\d)((?:19|20)\d\d)(?=年|-|至|~|\s|[一-鿿]|$)/g
  for (const hit of text.matchAll(arabic)) years.push(Number(hit[1]))
  for (const hit of text.matchAll(/([一二][〇零○九一二三四五六七八]{3})年/g)) {
    const digits = [...(hit[1] ?? '')].map((char) =>
      '○' === char || '零' === char ? 0 : '〇一二三四五六七八九'.indexOf(char),
    )
    years.push(Number(digits.join('')))
  }
  return years.filter((year) => year >= 1949 && year <= 2100)
}

/** Headings stand behind their lists when none stands before the first item and one stands behind the last. */
function headingsFollow(blocks: Block[], shapes: Shape[], titleAt: number | null): boolean {
  const order: ('heading' | 'item')[] = []
  for (const [index, block] of blocks.entries()) {
    if (index === titleAt || shapes[index] === 'residue') continue
    if (shapes[index] === 'heading') {
      if (titleAt !== null && index < titleAt) continue
      order.push('heading')
    } else if (block.marker || order.length > 0) order.push('item')
  }
  const headings = order.filter((shape) => shape === 'heading').length
  return headings >= 2 && order[0] === 'item' && order.at(-1) === 'heading'
}

function joinBlocks(first: Block, second: Block): Block {
  const mapped: Mapped = {
    text: `${first.text} ${second.text}`,
    map: [...first.map, first.end - 1 + 1, ...second.map],
  }
  return makeBlock(mapped, first.marker, first.blankBefore)
}
