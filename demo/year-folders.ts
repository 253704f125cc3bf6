import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as documents from '../modules/documents/index.ts'
import { addDays } from '../platform/civil.ts'
import { makeWorkbook } from '../platform/files/workbook.ts'
import type { ReceivedFile } from '../platform/http/multipart.ts'
import { cast } from './cast.ts'
import { officeId } from './ids.ts'
import type { Scene } from './pictures.ts'
import type { Teller } from './year.ts'

// Two inspections that are being got ready, and a register in the form an upper office asks for. Invented.

const clerk = '尤书晏'

interface Wanted {
  title: string
  basis: string
  inspector: string
  text: string
  scenes: readonly Scene[]
  /** Of ten standards with photos so many have all of theirs; the others wait. */
  ofTen: number
  dueInDays: number
}
const folders: readonly Wanted[] = [
  {
    title: '文明城区创建实地点位迎检',
    basis: '文明城区测评体系实地考察53个点位',
    inspector: '沪中区文明办',
    text: 'standards-civil.txt',
    scenes: ['garden', 'stairs', 'bins', 'charging', 'meeting', 'drill', 'film', 'health'],
    ofTen: 8,
    dueInDays: 12,
  },
  {
    title: '垃圾分类实效评估迎检',
    basis: '街镇生活垃圾分类实效综合考评办法',
    inspector: '沪中区绿化市容局',
    text: 'standards-sorting.txt',
    scenes: ['bins', 'recycling'],
    ofTen: 6,
    dueInDays: -2,
  },
]

/** Folders with their standards, most of the evidence and what is still missing; and a printed register. */
export async function tellFolders(t: Teller): Promise<void> {
  await tellRegister(t)
  for (const wanted of folders) await tellFolder(t, wanted)
}

async function tellFolder(t: Teller, wanted: Wanted): Promise<void> {
  const actor = t.as(clerk)
  const opened = addDays(t.end, -40)
  const { id } = await t.on(opened, 9, (tx) =>
    documents.openFolder(tx, actor, {
      title: `${t.year}年${wanted.title}`,
      basis: wanted.basis,
      inspector: wanted.inspector,
      officeId: officeId('党政办'),
      dueOn: addDays(t.end, wanted.dueInDays),
      from: `${t.year}-01-01`,
      until: `${t.year + 1}-01-01`,
    }),
  )
  const text = readFileSync(join(import.meta.dirname, 'texts', wanted.text), 'utf8')
  await t.on(opened, 10, async (tx) => {
    const { rows } = await documents.readStandards(tx, actor, id, text)
    const standards = rows.map((row) => {
      if (row.problem || !row.officeId)
        throw new Error(`Standard ${row.code} of ${wanted.title}: ${row.problem}`)
      const { code, section, words, needsKind, needsCount, weight, dueOn } = row
      return {
        code,
        section,
        words,
        needsKind,
        needsCount,
        weight,
        dueOn,
        officeId: row.officeId,
        from: null,
        until: null,
      }
    })
    await documents.addStandards(tx, actor, id, { standards })
  })
  const { standards } = await t.on(opened, 11, (tx) => documents.getFolder(tx, actor, id))
  for (const [nth, standard] of standards.entries()) {
    if (standard.needsKind === 'file') await bringPhotos(t, wanted, standard, nth)
    else await bringFound(t, standard)
  }
}

type Standard = Awaited<ReturnType<typeof documents.getFolder>>['standards'][number]

/** Somebody of the office whose the standard is; the clerk where nobody of it has an account. */
const bringerOf = (office: string) =>
  cast.find(
    ({ staffNumber, grants }) =>
      staffNumber !== null && grants.some((held) => held.role === 'office_staff' && held.office === office),
  )?.name ?? clerk

async function bringPhotos(t: Teller, wanted: Wanted, standard: Standard, nth: number): Promise<void> {
  // Every tenth or so waits altogether, some others miss one picture.
  if (nth % 10 >= wanted.ofTen) return
  const count = nth % 7 === 3 ? standard.needsCount - 1 : standard.needsCount
  const actor = t.as(bringerOf(standard.office.name))
  const pictures = t.pictures[wanted.scenes[nth % wanted.scenes.length] ?? 'garden']
  const day = addDays(t.end, -30 + (nth % 28))
  for (let i = 0; i < count; i++) {
    const picture = pictures[i % pictures.length]
    if (!picture || i >= pictures.length) return
    await t.on(day, 14, (tx) =>
      documents.keepEvidenceFile(tx, actor, t.lilong.files, standard.id, [picture], {
        title: `${standard.words.split(/[，、]/)[0]}现场照片${i + 1}`,
        happenedOn: tx.today,
      }),
    )
  }
}

/** Records, papers and numbers are not brought again: what is there already is bound. */
async function bringFound(t: Teller, standard: Standard): Promise<void> {
  const kind = standard.needsKind
  if (kind === null || kind === 'file') return
  const actor = t.as(clerk)
  const said: Readonly<Record<string, string>> = {
    电动: '充电',
    垃圾: '垃圾',
    投放: '垃圾',
    演练: '演练',
    报警: '报警',
    助餐: '助餐',
  }
  const search = Object.entries(said).find(([word]) => standard.words.includes(word))?.[1] ?? ''
  await t.on(addDays(t.end, -6), 15, async (tx) => {
    const sourceKey = kind === 'record' ? 'plans.records' : undefined
    const found = await documents.listCandidates(tx, actor, standard.id, {
      kind,
      ...(sourceKey ? { sourceKey } : {}),
      search,
    })
    const refIds = found
      .filter(({ on, isBound }) => on <= tx.today && !isBound)
      .slice(0, standard.needsCount)
      .map(({ id }) => id)
    // An approval for everything proves nothing: papers and numbers are chosen by hand, and here nobody has done so yet.
    if (refIds.length === 0 || (search === '' && kind !== 'record')) return
    await documents.bindEvidence(tx, actor, standard.id, { kind, sourceKey: sourceKey ?? null, refIds })
  })
}

/** The district asks for its own sheet: kept as it came, then printed with last month's records. */
async function tellRegister(t: Teller): Promise<void> {
  const actor = t.as(clerk)
  const day = `${t.year}-02-10`
  const { id } = await t.on(day, 10, (tx) =>
    documents.openRegister(tx, actor, {
      title: '实事项目推进情况台账',
      sourceKey: 'plans.records',
      officeId: officeId('党政办'),
      isShared: true,
    }),
  )
  const sheet = await makeWorkbook([
    {
      name: '台账',
      rows: [
        [{ value: '沪中区街道实事项目推进情况台账', fontWeight: 'bold', fontSize: 16 }],
        ['填报单位：{填报单位}　　期间：{期间}'],
        ['序号', '完成日期', '项目名称', '实施地点', '完成数量', '计量单位', '责任科室', '备注'].map(
          (value) => ({
            value,
            fontWeight: 'bold' as const,
            align: 'center' as const,
            borderStyle: 'thin' as const,
          }),
        ),
        Array.from({ length: 8 }, () => ({ value: null, borderStyle: 'thin' as const, wrap: true })),
        ['填报人：', null, null, '审核人：'],
      ],
      columns: [6, 13, 36, 16, 10, 10, 12, 30].map((width) => ({ width })),
      stickyRows: 3,
      landscape: true,
    },
  ])
  const folder = await mkdtemp(join(tmpdir(), 'lilong-demo-template-'))
  try {
    const path = join(folder, 'template')
    await writeFile(path, sheet)
    const received: ReceivedFile = {
      field: 'template',
      name: '区建管委台账样表.xlsx',
      path,
      sizeBytes: sheet.length,
      sha256: createHash('sha256').update(sheet).digest(),
    }
    const kept = await t.on(day, 11, (tx) =>
      documents.keepTemplate(tx, actor, t.lilong.files, id, [received]),
    )
    const month = `${t.end.slice(0, 7)}-01`
    const from = `${addDays(month, -1).slice(0, 7)}-01`
    await t.on(addDays(t.end, -1), 9, (tx) =>
      documents.printRegister(tx, actor, t.lilong.files, id, {
        templateId: kept.id,
        from,
        until: month,
        placeId: null,
        officeId: null,
      }),
    )
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  // What went out and what was sealed, printed on a page of ours whenever somebody asks.
  for (const [title, sourceKey] of [
    ['发文登记簿', 'documents.papers'],
    ['用印登记簿', 'documents.seal_uses'],
  ] as const)
    await t.on(day, 14, (tx) =>
      documents.openRegister(tx, actor, { title, sourceKey, officeId: officeId('党政办'), isShared: false }),
    )
}
