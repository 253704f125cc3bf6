import { expect, test } from 'vitest'
import { readTable, TableProblem } from './table-reading.ts'
import { makeWorkbook } from './workbook.ts'

const wanted = {
  titles: { name: ['姓名', 'name'], phone: ['手机', '电话'] },
  isHead: (named: ReadonlySet<string>) => named.has('name') && named.has('phone'),
  most: 3,
}
const read = (bytes: Buffer) => readTable(bytes, wanted)
const why = (bytes: Buffer) =>
  read(bytes).then(
    () => 'read',
    (error: unknown) => (error instanceof TableProblem ? error.why : error),
  )
/** 姓名,手机 / 计明远,138 in the national encoding. */
const national = Buffer.from('d0d5c3fb2ccad6bbfa0abcc6c3f7d4b62c3133380a', 'hex')

test('a line keeps the number a person counts, below a heading and its titles', async () => {
  const text = '某街道名册,,\n\n备注,姓名（必填）,手机*\n旧,  计  明远 ,138\n,,\n,阿依努尔,\n'
  expect(await read(Buffer.from(text))).toEqual({
    rows: [
      { line: 4, texts: { name: '计 明远', phone: '138' }, hasFormula: false },
      { line: 6, texts: { name: '阿依努尔', phone: null }, hasFormula: false },
    ],
    unread: ['备注'],
  })
})

test('text in the national encoding is read, and tabs part as commas do', async () => {
  const line = { line: 2, texts: { name: '计明远', phone: '138' }, hasFormula: false }
  expect((await read(national)).rows).toEqual([line])
  expect((await read(Buffer.from('姓名\t手机\n计明远\t138'))).rows).toEqual([line])
})

test('a cover sheet is passed over, and what a spreadsheet program would run is pointed out', async () => {
  const columns = [{ width: 10 }, { width: 10 }]
  const book = await makeWorkbook([
    { name: '说明', rows: [['怎样填写']], columns },
    {
      name: '名册',
      rows: [
        ['姓名', '手机'],
        ['=1+1', '138'],
      ],
      columns,
    },
  ])
  expect((await read(book)).rows).toMatchObject([{ line: 2, hasFormula: true }])
})

test('what is no such table says why', async () => {
  expect(await why(Buffer.from(''))).toBe('empty')
  expect(await why(Buffer.from('姓名,手机\n'))).toBe('empty')
  expect(await why(Buffer.from('姓名,住址\n计明远,书带里'))).toBe('no_columns')
  expect(await why(Buffer.from(`姓名,手机${'\n甲,1'.repeat(4)}`))).toBe('too_large')
  expect(await why(Buffer.from('姓名,手机\n\0,1'))).toBe('unreadable')
  expect(await why(Buffer.from('PK\x03\x04 no book'))).toBe('unreadable')
  expect(await why(Buffer.from('\xD0\xCF\x11\xE0', 'latin1'))).toBe('old_excel')
})
