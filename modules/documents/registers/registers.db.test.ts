import { createHash } from 'node:crypto'
import { deflateRawSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readWorkbook } from '../../../platform/files/workbook-reading.ts'
import { type House, officeId, openHouse, placeId } from '../../../tests/support/house.ts'
import { type Adopted, accept, adoptList, headOf, submit } from '../../../tests/support/plans.ts'
import {
  docxTemplate,
  partsOf,
  tampered,
  textOfDocx,
  xlsxTemplate,
} from '../../../tests/support/templates.ts'
import * as documents from '../contract.ts'

let house: House
let list: Adopted
const clerk = '尤书晏'

beforeAll(async () => {
  house = await openHouse({ now: '2026-03-02T01:00:00Z' })
  list = await adoptList(house)
  const target = list.target('180台')
  const ids = [
    await submit(house, '乐文娟', target.id, { quantity: 3, happenedOn: '2026-02-10' }),
    await submit(house, '乐文娟', target.id, { quantity: 4, happenedOn: '2026-02-20' }),
  ]
  await house.sql`update plans.record set note = '=1+2 联系王阿姨13812345678' where id = ${ids[0]}`
  await accept(house, headOf('管理办'), ...ids)
  // Submitted, and accepted by nobody: it stands in no register.
  await submit(house, '乐文娟', target.id, { quantity: 9, happenedOn: '2026-02-21' })
})
afterAll(() => house.close())

async function register(by = clerk, office = '党政办', isShared = false): Promise<string> {
  const made = await (await house.as(by)).ask(documents.openRegister, {
    body: { title: '实事项目推进台账', sourceKey: 'plans.records', officeId: officeId(office), isShared },
  })
  if (made.refused) throw new Error(JSON.stringify(made.body))
  return made.body.id
}
const keep = async (id: string, content: Uint8Array, name = '台账模板.docx', by = clerk) =>
  (await house.as(by)).upload<
    documents.RegisterTemplate & { type?: string; params?: Record<string, string> }
  >(`/api/documents/registers/${id}/templates`, [{ name, content }])
const february = { from: '2026-02-01', until: '2026-03-01' }
const print = async (id: string, templateId: string | null, by = clerk, more: object = {}) =>
  (await house.as(by)).ask(documents.printRegister, {
    params: { id },
    body: { templateId, ...february, placeId: null, officeId: null, ...more },
  })
const fileOf = async (id: string, by = clerk) =>
  (await house.as(by)).get(`/api/documents/registers/prints/${id}/file`)

const good = () =>
  docxTemplate([
    ['序号', '序号'],
    ['日期', '日期'],
    ['点位', '居民区'],
    ['完成数（台）', '完成数'],
    ['备注', '备注'],
  ])

describe('a register', () => {
  test('lists what another person accepted, typed once, in the upper office’s docx, and is kept under its hash', async () => {
    const id = await register()
    const kept = await keep(id, await good())
    expect([kept.status, kept.body.ordinal, kept.body.format]).toEqual([200, 1, 'docx'])
    expect(kept.body.reads.fields).toEqual(['ordinal', 'day', 'place', 'quantity', 'note'])
    const shown = await (await house.as(clerk)).ask(documents.previewRegister, {
      params: { id },
      query: { templateId: kept.body.id, ...february },
    })
    expect(shown.body.count).toBe(2)
    expect(shown.body.rows[0]).toEqual(['1', '2026-02-10', '书带里', '3', '=1+2 联系王阿姨138****5678'])
    const printed = await print(id, kept.body.id)
    expect([printed.status, printed.body.rows, printed.body.templateOrdinal]).toEqual([200, 2, 1])
    const file = await fileOf(printed.body.id)
    expect(createHash('sha256').update(file.bytes).digest('hex')).toBe(printed.body.sha256)
    const text = await textOfDocx(file.bytes)
    expect(text).toContain('实事项目推进台账（2026年2月1日至2026年2月28日）')
    expect(text.match(/书带里/g)).toHaveLength(2)
    expect(text).toContain('138****5678')
    expect(text).not.toContain('13812345678')
    expect(text).not.toMatch(/[{}]/)
    const events = await house.sql<{ rows: number; evidence: string[] }>`
      select (data->>'rows')::integer as rows, evidence from ledger.event
      where kind = 'documents.register_printed' and subject_id = ${id}`
    expect(events.map((event) => [event.rows, event.evidence.length])).toEqual([[2, 1]])
  })

  test('fills the upper office’s sheet in its own look, and a text that begins like a formula stays a text', async () => {
    const id = await register()
    const kept = await keep(
      id,
      await xlsxTemplate(['序号', '日 期', '项目名称', '数量（台）', '备注'], { empty: 1 }),
      '表.xlsx',
    )
    expect([kept.status, kept.body.reads.sheet?.headRow]).toEqual([200, 2])
    const printed = await print(id, kept.body.id)
    expect(printed.status).toBe(200)
    const bytes = (await fileOf(printed.body.id)).bytes
    const rows = (await readWorkbook(bytes))[0]?.rows ?? []
    expect(rows[0]).toEqual(['沪中区台账', '2026年2月1日至2026年2月28日', null, null, null])
    expect(rows[2]?.slice(0, 2)).toEqual([1, '2026-02-10'])
    expect(rows[2]?.[3]).toBe(3)
    expect(rows[3]?.[3]).toBe(4)
    // One empty row was there, two were needed: what stands below moved down by one.
    expect(rows[4]?.slice(0, 2)).toEqual(['填报人：', '审核人：'])
    const parts = await partsOf(bytes)
    const sheet = parts.get('xl/worksheets/sheet1.xml')?.toString('utf8') ?? ''
    expect(sheet).not.toContain('<f')
    const style = Number(/<c r="E3" s="(\d+)" t="inlineStr">/.exec(sheet)?.[1])
    const styles = [
      ...(parts.get('xl/styles.xml')?.toString('utf8') ?? '')
        .replace(/[\s\S]*<cellXfs[^>]*>|<\/cellXfs>[\s\S]*/g, '')
        .matchAll(/<xf\b[^>]*?(?:\/>|>[\s\S]*?<\/xf>)/g),
    ]
    expect(styles[style]?.[0]).toContain('quotePrefix="1"')
    expect(styles[style]?.[0]).toMatch(/borderId="[1-9]/)
  })

  test('says title, day and printer also in the heads and feet of a docx', async () => {
    const id = await register()
    const withHead = await tampered(await good(), (parts) => {
      const text = (said: string) =>
        Buffer.from(
          `<?xml version="1.0"?><w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:r><w:t>${said}</w:t></w:r></w:p></w:hdr>`,
        )
      parts.set('word/header9.xml', text('{填报人} {打印日期} {合计数量}'))
      const rels = parts.get('word/_rels/document.xml.rels')!.toString('utf8')
      const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/header'
      parts.set(
        'word/_rels/document.xml.rels',
        Buffer.from(
          rels.replace(
            '</Relationships>',
            `<Relationship Id="rIdH9" Type="${type}" Target="header9.xml"/></Relationships>`,
          ),
        ),
      )
    })
    const kept = await keep(id, withHead)
    expect(kept.body.reads.commons).toEqual(
      expect.arrayContaining(['printed_by', 'printed_on', 'sum:quantity']),
    )
    const printed = await print(id, kept.body.id)
    const parts = await partsOf((await fileOf(printed.body.id)).bytes)
    const head = parts
      .get('word/header9.xml')
      ?.toString('utf8')
      .replace(/<[^>]*>/g, '')
    expect(head).toBe('尤书晏 2026年3月2日 7')
  })

  test('prints on a page of ours where there is no template', async () => {
    const printed = await print(await register(), null)
    const text = await textOfDocx((await fileOf(printed.body.id)).bytes)
    expect(text).toContain('共2条')
    expect(text).toContain('责任科室')
  })

  test('holds for each only what they may see, by place and period', async () => {
    const id = await register(clerk, '党政办', true)
    const own = await print(id, null, '乐文娟', {})
    expect(own.body.rows).toBe(2)
    // The committee next door prints the same form, and has done nothing.
    const other = await print(id, null, '解建国', {})
    expect(other.body.rows).toBe(0)
    expect((await print(id, null, clerk, { placeId: placeId('鸣鹤坊') })).body.rows).toBe(0)
    expect((await print(id, null, clerk, { placeId: placeId('书带里') })).body.rows).toBe(2)
    expect((await print(id, null, clerk, { from: '2026-02-11' })).body.rows).toBe(1)
    // And nobody gets another’s print.
    expect((await fileOf(own.body.id, '解建国')).status).toBe(404)
    expect((await fileOf(own.body.id, '乐文娟')).status).toBe(200)
  })

  test('of another office is not there', async () => {
    const id = await register()
    const stranger = await house.as('解建国')
    expect((await stranger.ask(documents.getRegister, { params: { id } })).status).toBe(404)
    expect((await keep(id, await good(), 'a.docx', '解建国')).status).toBe(404)
    expect((await print(id, null, '解建国')).status).toBe(404)
    const foreign = await stranger.ask(documents.openRegister, {
      body: { title: '台账', sourceKey: 'plans.records', officeId: officeId('管理办'), isShared: false },
    })
    expect(foreign.refused?.type).toBe('not_your_office')
  })

  test('takes no period that ends before it begins, and once closed prints no more', async () => {
    const id = await register()
    expect((await print(id, null, clerk, { until: '2026-02-01' })).refused?.type).toBe('period_backwards')
    await (await house.as(clerk)).ask(documents.closeRegister, { params: { id } })
    expect((await print(id, null)).refused?.type).toBe('register_closed')
    expect((await keep(id, await good())).body.type).toBe('register_closed')
  })
})

describe('a template', () => {
  test('is kept version by version, each as it came', async () => {
    const id = await register()
    const first = await good()
    await keep(id, first)
    const second = await keep(id, await xlsxTemplate(['日期', '项目']), '第二版.xlsx')
    expect(second.body.ordinal).toBe(2)
    const shown = await (await house.as(clerk)).ask(documents.getRegister, { params: { id } })
    expect(shown.body.templates.map(({ ordinal }) => ordinal)).toEqual([2, 1])
    const again = await (await house.as(clerk)).get(
      `/api/documents/registers/${id}/templates/${shown.body.templates[1]?.id}`,
    )
    expect(again.bytes.equals(first)).toBe(true)
    await expect(
      house.sql`update documents.register_template set name = 'x' where register_id = ${id}`,
    ).rejects.toThrow('what was written down stays')
  })

  test('that names fields the records do not have is refused by their names', async () => {
    const id = await register()
    const docx = await docxTemplate([
      ['日期', '日期'],
      ['身份证', '居民身份证号'],
      ['血型', '血型'],
    ])
    expect((await keep(id, docx)).body).toMatchObject({
      type: 'template_unknown_fields',
      params: { fields: '居民身份证号、血型' },
    })
    expect((await keep(id, await xlsxTemplate(['日期', '项目', '血型']), 'a.xlsx')).body).toMatchObject({
      type: 'template_unknown_fields',
      params: { fields: '血型' },
    })
    expect((await keep(id, await docxTemplate([['日期', '日期']], { head: '{密码}' }))).body.params).toEqual({
      fields: '密码',
    })
    expect((await keep(id, await docxTemplate([['日期', '日期']], { loop: '人员' }))).body.params).toEqual({
      fields: '#人员',
    })
  })

  test('without a place for the rows, or torn in its fields, is refused', async () => {
    const id = await register()
    expect((await keep(id, await xlsxTemplate(['甲', '乙']), 'a.xlsx')).body.type).toBe(
      'template_without_rows',
    )
    const broken = await tampered(await good(), (parts) => {
      const xml = parts.get('word/document.xml')!.toString('utf8')
      parts.set('word/document.xml', Buffer.from(xml.replace('{/记录}', '')))
    })
    expect((await keep(id, broken)).body).toMatchObject({
      type: 'template_unreadable',
      params: { reason: 'tags' },
    })
  })

  const hidden: [string, string, (parts: Map<string, Buffer>) => void][] = [
    [
      'an external link',
      'external_link',
      (parts) =>
        parts.set(
          'word/_rels/document.xml.rels',
          Buffer.from(
            parts
              .get('word/_rels/document.xml.rels')!
              .toString('utf8')
              .replace(
                '</Relationships>',
                '<Relationship Id="x" Type="t" Target="https://evil.example/a.dotm" TargetMode="External"/></Relationships>',
              ),
          ),
        ),
    ],
    [
      'an external link written with entities',
      'external_link',
      (parts) =>
        parts.set(
          'word/_rels/settings.xml.rels',
          Buffer.from(
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="x" Type="t" Target="a" TargetMode="&#69;xternal"/></Relationships>',
          ),
        ),
    ],
    ['macros', 'macro', (parts) => parts.set('word/vbaProject.bin', Buffer.from('x'))],
    [
      'an embedded object',
      'embedded',
      (parts) => parts.set('word/embeddings/oleObject1.bin', Buffer.from('x')),
    ],
    [
      'a field that loads another file, cut up over runs',
      'field',
      (parts) =>
        parts.set(
          'word/document.xml',
          Buffer.from(
            parts
              .get('word/document.xml')!
              .toString('utf8')
              .replace(
                '</w:body>',
                '<w:p><w:r><w:instrText>INCLUDE</w:instrText></w:r><w:r><w:instrText>TEXT "c:/a"</w:instrText></w:r></w:p></w:body>',
              ),
          ),
        ),
    ],
  ]
  test.each(hidden)('with %s is refused', async (_, what, change) => {
    const id = await register()
    const answer = await keep(id, await tampered(await good(), change))
    expect([answer.status, answer.body.type, answer.body.params?.what]).toEqual([
      422,
      'template_unsafe',
      what,
    ])
  })

  test('with a formula in a sheet is refused', async () => {
    const file = await tampered(await xlsxTemplate(['日期', '项目']), (parts) => {
      const name = 'xl/worksheets/sheet1.xml'
      const xml = parts.get(name)!.toString('utf8')
      parts.set(
        name,
        Buffer.from(
          xml.replace(
            '</sheetData>',
            '<row r="40"><c r="A40"><f>HYPERLINK("http://x")</f><v>1</v></c></row></sheetData>',
          ),
        ),
      )
    })
    const answer = await keep(await register(), file, 'a.xlsx')
    expect([answer.body.type, answer.body.params?.what]).toEqual(['template_unsafe', 'formula'])
  })

  test('that is no office file, an old one, a bomb or too large is refused', async () => {
    const id = await register()
    expect((await keep(id, Buffer.from('hello'))).body.params).toEqual({ reason: 'not_office' })
    expect((await keep(id, Buffer.from('\xD0\xCF\x11\xE0', 'latin1'))).body.params).toEqual({
      reason: 'old_format',
    })
    expect((await keep(id, bomb(200_000_000))).body.params).toEqual({ reason: 'too_large' })
    expect((await keep(id, Buffer.alloc(6_000_000))).status).toBe(413)
    const doctype = await tampered(await good(), (parts) =>
      parts.set('word/styles.xml', Buffer.from('<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>')),
    )
    expect((await keep(id, doctype)).body.params).toEqual({ reason: 'damaged' })
  })
})

/** A zip of a few hundred kilobytes that says it holds little and unpacks to very much. */
function bomb(bytes: number): Buffer {
  const packed = deflateRawSync(Buffer.alloc(bytes), { level: 9 })
  const name = Buffer.from('word/document.xml')
  const shared = Buffer.alloc(26)
  shared.writeUInt16LE(20, 0)
  shared.writeUInt16LE(8, 4)
  shared.writeUInt32LE(packed.length, 14)
  shared.writeUInt32LE(100, 18)
  shared.writeUInt16LE(name.length, 22)
  const sign = (n: number) => {
    const at = Buffer.alloc(4)
    at.writeUInt32LE(n)
    return at
  }
  const central = Buffer.concat([sign(0x02014b50), Buffer.from([20, 0]), shared, Buffer.alloc(14), name])
  const local = Buffer.concat([sign(0x04034b50), shared, name, packed])
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50)
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(central.length, 12)
  end.writeUInt32LE(local.length, 16)
  return Buffer.concat([local, central, end])
}
