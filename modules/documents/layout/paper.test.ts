import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { unzip } from '../../../platform/files/unzip.ts'
import { blankPaper, type PaperBody } from '../contract/layout.ts'
import { layOutPaper } from './paper.ts'

const exec = promisify(execFile)

const notice: PaperBody = {
  ...blankPaper('关于做好第三季度实事项目填报工作的通知', 'document'),
  organ: '桂渡桥街道办事处文件',
  number: '沪桂办发〔2026〕12号',
  urgency: '特急',
  mainTo: '各居民区，机关各科室',
  blocks: [
    { kind: 'heading', level: 1, text: '填报范围' },
    { kind: 'heading', level: 2, text: '已立项的项目' },
    { kind: 'paragraph', text: '监票人欧阳𬭎核对了“三线”整治12处的记录。' },
    {
      kind: 'table',
      columns: [{ title: '项目' }, { title: '完成' }],
      rows: Array.from({ length: 60 }, (_, i) => [`第${i + 1}个项目的名称`, `${i * 137}`]),
    },
  ],
  attachments: ['填报表', '口径说明'],
  signature: ['桂渡桥街道办事处'],
  date: '2026-10-09',
  notes: '此件公开发布',
  copyTo: '区政府办公室，各居民区代表组',
  printed: { organ: '党政办公室', on: '2026-10-10' },
}

const partsOf = async (body: PaperBody) => {
  const parts = await unzip(await layOutPaper(body), { mostBytes: 50_000_000, mostEntries: 100 })
  return (name: string) => parts.get(name)?.toString('utf8') ?? ''
}

test('the page is A4 with the margins and the grid of GB/T 9704-2012', async () => {
  const xml = (await partsOf(notice))('word/document.xml')
  expect(xml).toContain('<w:pgSz w:w="11906" w:h="16838"')
  expect(/<w:pgMar w:top="2098" w:right="(\d+)" w:bottom="(\d+)" w:left="1587"/.exec(xml)?.slice(1)).toEqual([
    '1475',
    '1984',
  ])
  const [, pitch, space] =
    /<w:docGrid w:type="linesAndChars" w:linePitch="(\d+)" w:charSpace="(-\d+)"/.exec(xml) ?? []
  expect(Math.floor((16838 - 2098 - 1984) / Number(pitch))).toBe(22)
  expect(Math.floor((11906 - 1587 - 1475) / 20 / (16 + Number(space) / 4096))).toBe(28)
})

test('every run names a Chinese face, the text in 三号 仿宋, the title in 二号 小标宋, the mark red', async () => {
  const xml = (await partsOf(notice))('word/document.xml')
  const runs = xml.split('<w:r>').slice(1)
  expect(runs.length).toBeGreaterThan(100)
  for (const run of runs) expect(run).toMatch(/w:eastAsia="[^"]+"[^>]*w:hint="eastAsia"/)
  const runOf = (text: string) => runs.find((run) => run.includes(text)) ?? ''
  expect(runOf('监票人')).toMatch(/仿宋_GB2312.*<w:sz w:val="32"\/>/)
  expect(runOf('关于做好')).toMatch(/方正小标宋简体.*<w:sz w:val="44"\/>/)
  expect(runOf('一、填报范围')).toContain('黑体')
  expect(runOf('（一）已立项的项目')).toContain('楷体_GB2312')
  expect(runOf('桂渡桥街道办事处文件')).toContain('w:val="FF0000"')
  expect(runOf('特急')).toContain('黑体')
})

test('a rare character stands whole in the file, and so do quotation marks', async () => {
  const xml = (await partsOf(notice))('word/document.xml')
  expect(xml).toContain('监票人欧阳𬭎核对了“三线”整治12处的记录。')
})

test('each face names free ones in its place', async () => {
  const table = (await partsOf(notice))('word/fontTable.xml')
  expect(table).toMatch(/w:name="仿宋_GB2312"><w:altName w:val="[^"]*FangSong,[^"]*Noto Serif CJK SC/)
  expect(table).toMatch(/w:name="黑体"><w:altName w:val="[^"]*Noto Sans CJK SC/)
})

test('a long table repeats its head, tears no row, and sets numbers to the right', async () => {
  const xml = (await partsOf(notice))('word/document.xml')
  expect(xml.match(/<w:tblHeader\/>/g)).toHaveLength(1)
  expect(xml.match(/<w:cantSplit\/>/g)).toHaveLength(61)
  const cell = xml.split('<w:tc>').find((part) => part.includes('>137<')) ?? ''
  expect(cell).toContain('<w:jc w:val="right"/>')
})

test('a text that looks like the place of a table does not move it', async () => {
  const xml = (
    await partsOf({
      ...notice,
      blocks: [{ kind: 'paragraph', text: '\uFDD0table-1\uFDD0' }, notice.blocks[3]!],
    })
  )('word/document.xml')
  expect(xml.indexOf('table-1')).toBeGreaterThan(0)
  expect(xml.indexOf('<w:tbl>')).toBeGreaterThan(xml.indexOf('table-1'))
  expect(xml).not.toContain('\uFDD0')
})

test('odd and even pages carry their number on the outer side, the first page of a letter none', async () => {
  const parts = await partsOf(notice)
  expect(parts('word/settings.xml')).toContain('<w:evenAndOddHeaders/>')
  expect(parts('word/footer1.xml')).toContain('<w:jc w:val="right"/>')
  expect(parts('word/footer2.xml')).toContain('<w:jc w:val="left"/>')
  const letter = await partsOf({ ...notice, form: 'letter', organ: '桂渡桥街道办事处', printed: null })
  expect(letter('word/document.xml')).toContain('<w:titlePg/>')
  expect(letter('word/header1.xml')).toContain('thickThinSmallGap')
  expect(
    [1, 2, 3].map((n) => letter(`word/footer${n}.xml`)).filter((footer) => footer.includes('PAGE')),
  ).toHaveLength(2)
})

test('a plain page may lie on its side, with the binding above and 225 mm of table', async () => {
  const body: PaperBody = { ...blankPaper('宽表'), landscape: true, blocks: [notice.blocks[3]!] }
  const xml = (await partsOf(body))('word/document.xml')
  expect(xml).toContain('<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>')
  expect(xml).toMatch(/<w:pgMar w:top="1587" w:right="2098"/)
  expect(xml).toContain('<w:tblW w:w="12756"')
})

test('a paper that goes up names who signs, and its number stands to the left', async () => {
  const xml = (await partsOf({ ...notice, signer: '单立群' }))('word/document.xml')
  expect(xml).toContain('签发人：')
  expect(xml.split('<w:r>').find((run) => run.includes('单立群'))).toContain('楷体_GB2312')
})

test('an element that is not there leaves nothing behind', async () => {
  const xml = (await partsOf(blankPaper('一张表')))('word/document.xml')
  for (const word of ['抄送', '附件', '签发人', 'FF0000', '印发']) expect(xml).not.toContain(word)
})

test('the same body gives the same bytes, and signs that XML cannot hold do not break the file', async () => {
  const [one, two] = await Promise.all([layOutPaper(notice), layOutPaper(notice)])
  expect(one.equals(two)).toBe(true)
  const xml = (await partsOf({ ...notice, title: '甲\u0001乙 <&>"' }))('word/document.xml')
  expect(xml).toContain('甲乙 &lt;&amp;&gt;')
  expect(xml).not.toContain('\u0001')
})

const office = await exec('soffice', ['--version']).then(
  () => true,
  () => false,
)

interface Line {
  bottom: number
  from: number
  until: number
  text: string
}

/** The lines of every page as a program really set them, in points. */
async function measure(body: PaperBody): Promise<Line[][]> {
  const folder = await mkdtemp(join(tmpdir(), 'lilong-page-'))
  try {
    await writeFile(join(folder, 'paper.docx'), await layOutPaper(body))
    await exec('soffice', [
      '--headless',
      `-env:UserInstallation=file://${folder}/profile`,
      '--convert-to',
      'pdf',
      '--outdir',
      folder,
      join(folder, 'paper.docx'),
    ])
    await exec('pdftotext', ['-bbox-layout', join(folder, 'paper.pdf'), join(folder, 'paper.html')])
    const html = await readFile(join(folder, 'paper.html'), 'utf8')
    return html
      .split('<page ')
      .slice(1)
      .map((text) => {
        const lines = new Map<number, Line>()
        for (const [, from, until, bottom, said] of text.matchAll(
          /<word xMin="([\d.]+)" yMin="[\d.]+" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)<\/word>/g,
        )) {
          const at = Math.round(Number(bottom))
          const line = lines.get(at) ?? { bottom: at, from: Infinity, until: 0, text: '' }
          lines.set(at, {
            bottom: at,
            from: Math.min(line.from, Number(from)),
            until: Math.max(line.until, Number(until)),
            text: line.text + (said ?? ''),
          })
        }
        return [...lines.values()].sort((a, b) => a.bottom - b.bottom)
      })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

// Without LibreOffice nothing is measured, and the name of what runs instead says so.
if (office) {
  test('measured in LibreOffice (only where soffice is on the PATH): a full page has 22 lines of 28 characters between its margins', async () => {
    const text = '街道坚持把实事项目办到居民家门口由群众评价并由代表监督'.repeat(120)
    const pages = await measure({ ...blankPaper('量'), blocks: [{ kind: 'paragraph', text }] })
    expect(pages.length).toBeGreaterThan(3)
    const lines = (pages[1] ?? []).filter(({ text: said }) => !said.includes('—'))
    expect(lines).toHaveLength(22)
    for (const line of lines) {
      expect([...line.text]).toHaveLength(28)
      // 28 mm at the binding, 156 mm of text, to a millimetre.
      expect(line.from / 72).toBeCloseTo(28 / 25.4, 1)
      expect((line.until / 72) * 25.4).toBeGreaterThan(28 + 156 - 1.5)
      expect((line.until / 72) * 25.4).toBeLessThan(28 + 156 + 0.5)
    }
    // The first line hangs below 37 mm, the last ends above 262 mm.
    expect(((lines[0]?.bottom ?? 0) / 72) * 25.4).toBeGreaterThan(37 + 5)
    expect(((lines.at(-1)?.bottom ?? 0) / 72) * 25.4).toBeLessThan(37 + 225 + 1)
    const footer = (pages[1] ?? []).find(({ text: said }) => said.includes('—'))
    expect(footer?.text.replace(/\s/g, '')).toBe('—2—')
    expect((footer?.from ?? 0) / 72).toBeLessThan(40 / 25.4)
  }, 60_000)

  test('measured in LibreOffice (only where soffice is on the PATH): the copies stand at the foot of the last page, the mark 35 mm below the text edge', async () => {
    const pages = await measure(notice)
    const last = pages.at(-1) ?? []
    const printed = last.find(({ text }) => text.includes('印发'))
    expect(((printed?.bottom ?? 0) / 72) * 25.4).toBeGreaterThan(255)
    expect(((printed?.bottom ?? 0) / 72) * 25.4).toBeLessThan(263)
    const mark = pages[0]?.find(({ text }) => text.includes('办事处文件'))
    expect(((mark?.bottom ?? 0) / 72) * 25.4).toBeGreaterThan(37 + 35 + 10)
    // A table over several pages has its head on each of them.
    const withRows = pages.filter((page) => page.some(({ text }) => text.includes('个项目的名称')))
    expect(withRows.length).toBeGreaterThan(1)
    for (const page of withRows)
      expect(page.some(({ text }) => text.includes('项目完成') || text === '项目')).toBe(true)
  }, 60_000)
} else {
  test('LibreOffice is not on the PATH: no page was measured here, only the file was read', () => {
    expect(office).toBe(false)
  })
}
