import { expect, test } from 'vitest'
import { unzip } from '../../../platform/files/unzip.ts'
import { layOutLoose } from '../../documents/index.ts'
import { ballotPaper, countingPaper, type Printed } from './ballots.ts'

const poll: Printed = {
  organ: '桂渡桥街道第三届社区代表会议第一次会议',
  question: '选举社区委员会委员',
  kind: 'election',
  mode: 'pick',
  seats: 2,
  most: 2,
  writeIns: 'free',
  options: ['丁一', '王二', '李三'].map((label, at) => ({
    id: `${at}`,
    label,
    note: null,
    personId: null,
    planItem: null,
    parts: [],
  })),
}

test('ballots are alike to the letter and carry no page number: none can be told from another', async () => {
  const parts = await unzip(await layOutLoose(ballotPaper(poll), 3), {
    mostBytes: 5_000_000,
    mostEntries: 100,
  })
  const text = parts.get('word/document.xml')!.toString('utf8')
  const sheets = text
    .replace(/<w:sectPr.*?<\/w:sectPr>/gs, '')
    .replace(/^.*<w:body>|<\/w:body>.*$/gs, '')
    .split(/(?<=未加盖公章的无效）<\/w:t><\/w:r><\/w:p>)/)
  expect(sheets).toHaveLength(3)
  expect(new Set(sheets).size).toBe(1)
  expect([...parts.keys()].filter((name) => /footer|header/.test(name))).toEqual([])
  expect(text).not.toContain('PAGE')
})

test('who counts votes for names writes one number, votes received', () => {
  const [, table] = countingPaper(poll).blocks.filter((block) => block.kind === 'table')
  expect(table?.columns.map(({ title }) => title)).toEqual(['序号', '名称', '得票'])
})
