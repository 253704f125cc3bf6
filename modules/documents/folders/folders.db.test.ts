import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Endpoint } from '../../../platform/contract.ts'
import { unzip } from '../../../platform/files/unzip.ts'
import { makeWorkbook } from '../../../platform/files/workbook.ts'
import { readWorkbook } from '../../../platform/files/workbook-reading.ts'
import type { Input } from '../../../tests/support/client.ts'
import { type House, officeId, openHouse, placeId } from '../../../tests/support/house.ts'
import * as paper from '../../../tests/support/papers.ts'
import {
  type Adopted,
  accept,
  adoptList,
  headOf,
  somePhoto,
  staffOf,
  submit,
} from '../../../tests/support/plans.ts'
import { docxTemplate, tampered } from '../../../tests/support/templates.ts'
import * as indicators from '../../indicators/contract.ts'
import * as plans from '../../plans/contract.ts'
import * as documents from '../contract.ts'

let house: House
let list: Adopted
let deeds: string[]
const clerk = '尤书晏'

beforeAll(async () => {
  house = await openHouse({ now: '2026-03-02T01:00:00Z' })
  await paper.openTheSeries(house)
  list = await adoptList(house)
  const target = list.target('180台')
  deeds = [
    await submit(house, '乐文娟', target.id, { quantity: 3, happenedOn: '2026-02-10' }),
    await submit(house, '乐文娟', target.id, { quantity: 4, happenedOn: '2026-02-20' }),
  ]
  await accept(house, headOf('管理办'), ...deeds)
})
afterAll(() => house.close())

/** By the contract, as a named person. */
const ask = async <E extends Endpoint>(who: string, endpoint: E, input: Input<E>) =>
  (await house.as(who)).ask(endpoint, input)

async function folder(by = clerk, office = '党政办'): Promise<string> {
  const made = await (await house.as(by)).ask(documents.openFolder, {
    body: {
      title: '文明城区创建迎检',
      basis: '测评体系（2026年版）',
      inspector: '区文明办',
      officeId: officeId(office),
      dueOn: '2026-02-28',
      from: '2026-01-01',
      until: '2026-04-01',
    },
  })
  if (made.refused) throw new Error(JSON.stringify(made.body))
  return made.body.id
}
const standard = (code: string, more: Partial<documents.StandardDraft> = {}): documents.StandardDraft => ({
  code,
  section: '公共环境',
  words: '主次干道无占道堆物',
  needsKind: null,
  needsCount: 1,
  from: null,
  until: null,
  weight: 2,
  officeId: officeId('管理办'),
  dueOn: null,
  ...more,
})
async function add(id: string, ...standards: documents.StandardDraft[]): Promise<documents.Standard[]> {
  const added = await ask(clerk, documents.addStandards, { params: { id }, body: { standards } })
  if (added.refused) throw new Error(JSON.stringify(added.body))
  return (await read(id)).standards
}
const read = async (id: string, by = clerk) =>
  (await (await house.as(by)).ask(documents.getFolder, { params: { id } })).body
const bind = async (by: string, id: string, body: object) =>
  (await house.as(by)).ask(documents.bindEvidence, {
    params: { id },
    body: { kind: 'record', sourceKey: 'plans.records', refIds: deeds, ...body } as never,
  })
const keepFile = async (by: string, id: string, content: Uint8Array, title = '现场照片', name = 'a.jpg') =>
  (await house.as(by)).upload<{ type?: string; bound?: number }>(
    `/api/documents/folders/standards/${id}/files`,
    [{ name, content }],
    { title, happenedOn: '2026-02-15' },
  )

describe('a folder', () => {
  test('says at once what is missing, whose it is and what is late', async () => {
    const id = await folder()
    const [first, second] = await add(
      id,
      standard('1.1', { needsCount: 2 }),
      standard('1.2', { officeId: officeId('平安办'), dueOn: '2026-03-31', weight: 3 }),
    )
    expect((await read(id)).tally).toMatchObject({
      standards: 2,
      met: 0,
      missing: 2,
      late: 1,
      weight: 5,
      weightMet: 0,
    })
    expect((await bind(staffOf('管理办'), first!.id, {})).body).toEqual({ bound: 2 })
    const after = await read(id)
    expect(after.tally).toMatchObject({ met: 1, missing: 1, late: 0, weightMet: 2 })
    expect(after.tally.byOffice.map(({ office, missing }) => [office.name, missing])).toEqual([
      ['平安办', 1],
      ['管理办', 0],
    ])
    expect(after.standards[0]?.evidence[0]?.title).toContain('书带里 3台')
    // An office that has one point to prove sees the folder; it fills its own point and no other.
    const mine = await read(id, staffOf('平安办'))
    expect(mine.standards.map(({ isMine }) => isMine)).toEqual([false, true])
    expect((await bind(staffOf('平安办'), first!.id, {})).refused?.type).toBe('not_your_office')
    const lines = await (await house.as(staffOf('平安办'))).ask(documents.listFolders)
    expect(lines.body.find((line) => line.id === id)).toMatchObject({ missing: 1, missingMine: 1 })
    expect(second?.missing).toBe(1)
  })

  test('of another office is not there, nor are its standards and files', async () => {
    const id = await folder()
    const [one] = await add(id, standard('1'))
    await keepFile(clerk, one!.id, await somePhoto())
    const evidence = (await read(id)).standards[0]!.evidence[0]!
    const own = await (await house.as(clerk)).get(`/api/documents/folders/evidence/${evidence.id}/file`)
    expect(decodeURIComponent(own.headers.get('content-disposition') ?? '')).toContain('现场照片.jpg')
    expect(createHash('sha256').update(own.bytes).digest('hex')).toBe(evidence.sha256)
    const stranger = await house.as('乐文娟')
    expect((await stranger.get(`/api/documents/folders/${id}`)).status).toBe(404)
    expect((await stranger.get(`/api/documents/folders/${id}/archive.zip`)).status).toBe(404)
    expect((await stranger.get(`/api/documents/folders/evidence/${evidence.id}/file`)).status).toBe(404)
    expect((await bind('乐文娟', one!.id, {})).status).toBe(404)
    expect((await stranger.post(`/api/documents/folders/evidence/${evidence.id}/removal`)).status).toBe(404)
    const foreign = await ask('解建国', documents.openFolder, {
      body: {
        title: '甲',
        basis: null,
        inspector: null,
        officeId: officeId('管理办'),
        dueOn: '2026-05-01',
        from: '2026-01-01',
        until: '2026-04-01',
      },
    })
    expect(foreign.refused?.type).toBe('not_your_office')
  })

  test('counts no record that is taken back afterwards', async () => {
    const target = list.target('180台')
    const deed = await submit(house, '乐文娟', target.id, { quantity: 5, happenedOn: '2026-02-22' })
    await accept(house, headOf('管理办'), deed)
    const id = await folder()
    const [one] = await add(id, standard('1'))
    await bind(clerk, one!.id, { refIds: [deed] })
    expect((await read(id)).tally.missing).toBe(0)
    await ask(headOf('管理办'), plans.reverseRecord, { params: { id: deed }, body: { reason: 'not_done' } })
    const after = await read(id)
    expect(after.tally.missing).toBe(1)
    expect(after.standards[0]?.evidence[0]?.fault).toBe('taken_back')
    expect((await ask(clerk, documents.completeFolder, { params: { id } })).refused).toEqual({
      type: 'folder_incomplete',
      params: { missing: 1 },
    })
  })

  test('takes as evidence only what its bringer may see, and nothing twice', async () => {
    const id = await folder()
    const [one] = await add(id, standard('1', { officeId: officeId('平安办') }))
    // 平安办 works for no line of these records: for them the records do not exist.
    expect((await bind(staffOf('平安办'), one!.id, {})).refused?.type).toBe('evidence_not_seen')
    expect((await bind(clerk, one!.id, { refIds: [deeds[0]] })).body).toEqual({ bound: 1 })
    expect((await bind(clerk, one!.id, { refIds: [deeds[0]] })).refused?.type).toBe('evidence_twice')
    const photo = await somePhoto()
    expect((await keepFile(clerk, one!.id, photo)).body).toEqual({ bound: 1 })
    expect((await keepFile(clerk, one!.id, photo)).body.type).toBe('evidence_twice')
    const candidates = await ask(clerk, documents.listCandidates, {
      params: { id: one!.id },
      query: { kind: 'record', sourceKey: 'plans.records' },
    })
    expect(candidates.body.filter(({ isBound }: documents.Candidate) => isBound)).toHaveLength(1)
  })

  test('refuses files that act, are no evidence or are too large', async () => {
    const id = await folder()
    const [one] = await add(id, standard('1'))
    expect(
      (await keepFile(clerk, one!.id, Buffer.from('<svg onload=alert(1)>'), 'x', 'a.svg')).body.type,
    ).toBe('evidence_not_accepted')
    const linked = await tampered(await docxTemplate([['日期', '日期']]), (parts) =>
      parts.set(
        'word/_rels/a.xml.rels',
        Buffer.from(
          '<Relationships><Relationship Target="https://x.example" TargetMode="External"/></Relationships>',
        ),
      ),
    )
    expect((await keepFile(clerk, one!.id, linked, 'x', 'a.docx')).body.type).toBe('template_unsafe')
    expect((await keepFile(clerk, one!.id, Buffer.alloc(31_000_000), 'x', 'a.pdf')).status).toBe(413)
    expect((await read(id)).tally.missing).toBe(1)
  })

  test('pins a number with its version and day', async () => {
    const { id: indicatorId } = (await ask(clerk, indicators.defineIndicator, { body: chargers() })).body
    const id = await folder()
    const [one] = await add(id, standard('1', { needsKind: 'indicator' }))
    expect(
      (await bind(clerk, one!.id, { kind: 'indicator', sourceKey: null, refIds: [indicatorId] })).refused,
    ).toBe(null)
    const pinned = (await read(id)).standards[0]?.evidence[0]?.pinned
    expect(pinned).toMatchObject({
      value: 7,
      pinnedOn: '2026-03-02',
      from: '2026-01-01',
      until: '2026-04-01',
    })
    const deed = await submit(house, '乐文娟', list.target('180台').id, {
      quantity: 2,
      happenedOn: '2026-02-25',
    })
    await accept(house, headOf('管理办'), deed)
    expect((await read(id)).standards[0]?.evidence[0]?.pinned?.value).toBe(7)
  })

  test('is completed, opened again, completed and handed in under its hash, and then stays', async () => {
    const id = await folder()
    expect((await ask(clerk, documents.completeFolder, { params: { id } })).refused?.type).toBe(
      'folder_empty',
    )
    const [one, two] = await add(id, standard('1'), standard('2'))
    await bind(clerk, one!.id, { refIds: [deeds[0]] })
    await ask(clerk, documents.changeStandard, {
      params: { id: two!.id },
      body: {
        needsKind: null,
        needsCount: 1,
        officeId: officeId('管理办'),
        dueOn: null,
        waivedReason: '辖区内没有此类点位',
      },
    })
    expect((await ask(clerk, documents.completeFolder, { params: { id } })).refused).toBe(null)
    expect((await bind(clerk, one!.id, { refIds: [deeds[1]] })).refused).toEqual({
      type: 'folder_not_open',
      params: { state: 'complete' },
    })
    await ask(clerk, documents.reopenFolder, { params: { id } })
    await bind(clerk, one!.id, { refIds: [deeds[1]] })
    await ask(clerk, documents.completeFolder, { params: { id } })
    const handed = await ask('沈砚秋', documents.handInFolder, { params: { id } })
    expect((handed.body as { sha256: string }).sha256).toMatch(/^[0-9a-f]{64}$/)
    expect((await ask('沈砚秋', documents.handInFolder, { params: { id } })).refused?.type).toBe(
      'folder_handed_in',
    )
    expect((await ask(clerk, documents.reopenFolder, { params: { id } })).refused?.type).toBe(
      'folder_handed_in',
    )
    await expect(house.sql`delete from documents.evidence where standard_id = ${one!.id}`).rejects.toThrow(
      'handed in as it is',
    )
    await expect(
      house.sql`update documents.standard set words = 'x' where folder_id = ${id}`,
    ).rejects.toThrow('handed in as it is')
    const kinds = await house.sql<{
      kind: string
    }>`select kind from ledger.event where subject_id = ${id} order by seq`
    expect(kinds.map(({ kind }) => kind.replace('documents.', ''))).toEqual([
      'folder_opened',
      'folder_standards_added',
      'evidence_bound',
      'folder_standard_changed',
      'folder_completed',
      'folder_reopened',
      'evidence_bound',
      'folder_completed',
      'folder_handed_in',
    ])
  })

  test('leaves as an archive whose index names every file with its hash, and no formula', async () => {
    const id = await folder()
    const [one, two] = await add(
      id,
      standard('=1+1', { words: '../../etc 主次干道' }),
      standard('2', { needsCount: 3 }),
    )
    await bind(clerk, one!.id, {})
    await keepFile(clerk, one!.id, await somePhoto(), '=HYPERLINK("http://x")')
    expect(two?.missing).toBe(3)
    const archive = await (await house.as(clerk)).get(`/api/documents/folders/${id}/archive.zip`)
    expect(archive.headers.get('content-type')).toBe('application/zip')
    const entries = await unzip(archive.bytes, { mostBytes: 50_000_000, mostEntries: 100 })
    const names = [...entries.keys()]
    expect(names.filter((name) => name.endsWith('.jpg'))).toHaveLength(3)
    for (const name of names) expect(name).not.toMatch(/(^|\/)\.\.|^\/|\\/)
    const rows = (await readWorkbook(entries.get('00-迎检目录.xlsx')!))[0]!.rows.slice(3)
    expect(rows).toHaveLength(4)
    for (const row of rows.filter((line) => line[10])) {
      const file = entries.get(String(row[10]))
      expect(createHash('sha256').update(file!).digest('hex')).toBe(row[11])
    }
    expect(rows[0]?.[0]).toBe('=1+1')
    expect(rows.at(-1)?.[4]).toBe('还缺3件')
  })

  test('reads standards from a sheet line by line and adds them all or none', async () => {
    const id = await folder()
    const file = await makeWorkbook([
      {
        name: '标准',
        rows: [
          ['编号', '类别', '测评标准', '分值', '责任部门'],
          ['1', '公园广场', '无卫生死角', 2, '管理办'],
          ['2', '', '公益广告完好', 1, '没有这个科'],
        ],
        columns: [{ width: 8 }],
      },
    ])
    const answer = await (await house.as(clerk)).upload<{ rows: documents.ReadStandard[] }>(
      `/api/documents/folders/${id}/standards/sheet`,
      [{ name: '标准.xlsx', content: file }],
    )
    expect(answer.body.rows.map(({ code, problem }) => [code, problem])).toEqual([
      ['1', null],
      ['2', 'unknown_office'],
    ])
    expect((await read(id)).standards).toEqual([])
    const twice = await ask(clerk, documents.addStandards, {
      params: { id },
      body: { standards: [standard('1'), standard('1')] },
    })
    expect(twice.refused?.type).toBe('standard_code_twice')
    await add(id, standard('1'))
    const again = await ask(clerk, documents.addStandards, {
      params: { id },
      body: { standards: [standard('9'), standard('1')] },
    })
    expect(again.refused?.type).toBe('standard_code_twice')
    expect((await read(id)).standards.map(({ code }) => code)).toEqual(['1'])
    const bad = await (await house.as(clerk)).upload<{ type: string }>(
      `/api/documents/folders/${id}/standards/sheet`,
      [{ name: 'a.xlsx', content: 'no sheet' }],
    )
    expect(bad.body.type).toBe('standards_unreadable')
  })

  test('drops a standard only as long as nothing was ever bound to it', async () => {
    const id = await folder()
    const [one, two] = await add(id, standard('1'), standard('2'))
    await bind(clerk, one!.id, { refIds: [deeds[0]] })
    const evidence = (await read(id)).standards[0]!.evidence[0]!
    await ask(clerk, documents.removeEvidence, { params: { id: evidence.id } })
    expect((await read(id)).standards[0]?.evidence).toEqual([])
    expect((await ask(clerk, documents.dropStandard, { params: { id: one!.id } })).refused?.type).toBe(
      'standard_has_evidence',
    )
    expect((await ask(clerk, documents.dropStandard, { params: { id: two!.id } })).refused).toBe(null)
    // What was taken out may be brought again.
    expect((await bind(clerk, one!.id, { refIds: [deeds[0]] })).body).toEqual({ bound: 1 })
  })
})

/** Charging piles put up, as records say: defined over the whole sub-district. */
const chargers = (): Input<typeof indicators.defineIndicator>['body'] => ({
  category: '住得安全',
  position: 0,
  officeId: officeId('党政办'),
  placeId: placeId('桂渡桥街道'),
  definition: {
    name: '充电桩新装数',
    unit: '台',
    decimals: 0,
    better: 'more',
    countedHow: '以认定的记录为准',
    beganOn: null,
    rule: {
      kind: 'flow',
      kinds: ['plans.record_accepted'],
      dims: {},
      measure: '台',
      placeId: null,
      officeId: null,
      what: 'sum',
      silence: 'unreported',
    },
  },
})
