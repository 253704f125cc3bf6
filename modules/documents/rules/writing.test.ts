import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PaperBlock } from '../contract/layout.ts'
import { differences } from './differences.ts'
import { blocksOf, hanNumber, textOf } from './writing.ts'

describe('a typed text', () => {
  test('has headings where their numbers say so, and paragraphs elsewhere', () => {
    const text = `各居民区：
　　入汛以来，短时强降雨增多。

一、检查内容
（一）排水设施。雨水口要逐个打开看。
1. 泵房
（1）备用电源
3.5米以下的地下车库另行通知。`
    expect(blocksOf(text)).toEqual([
      { kind: 'paragraph', text: '各居民区：' },
      { kind: 'paragraph', text: '入汛以来，短时强降雨增多。' },
      { kind: 'heading', level: 1, text: '检查内容' },
      { kind: 'heading', level: 2, text: '排水设施。', runOn: '雨水口要逐个打开看。' },
      { kind: 'heading', level: 3, text: '泵房' },
      { kind: 'heading', level: 4, text: '备用电源' },
      { kind: 'paragraph', text: '3.5米以下的地下车库另行通知。' },
    ])
  })

  test('has tables between bars, lists, labelled lines and breaks', () => {
    const text =
      '| = 排水口清单 |\n| 小区 | 个数 |\n| 桂渡一村 | 12 |\n| + 合计 | 12 |\n| ! 截至3月 |\n- 甲\n- 乙\n【出席】单立群\n---'
    expect(blocksOf(text)).toEqual([
      {
        kind: 'table',
        caption: '排水口清单',
        columns: [{ title: '小区' }, { title: '个数' }],
        rows: [
          ['桂渡一村', '12'],
          ['合计', '12'],
        ],
        hasTotal: true,
        note: '截至3月',
      },
      { kind: 'list', items: ['甲', '乙'] },
      { kind: 'labelled', label: '出席', text: '单立群' },
      { kind: 'page_break' },
    ])
    expect(textOf(blocksOf(text))).toBe(text)
  })

  test('numbers headings anew below each heading above them', () => {
    const blocks = blocksOf('一、甲\n（一）子\n（二）丑\n一、乙\n（一）寅')
    expect(textOf(blocks)).toBe('一、甲\n（一）子\n（二）丑\n二、乙\n（一）寅')
    expect([10, 11, 20, 35].map(hanNumber)).toEqual(['十', '十一', '二十', '三十五'])
  })

  test('written out and read again gives the same blocks', () => {
    const words = fc.stringMatching(/^[甲乙丙丁戊][甲乙丙丁戊，：0-9a-z]{0,20}$/)
    const block: fc.Arbitrary<PaperBlock> = fc.oneof(
      words.map((text) => ({ kind: 'paragraph' as const, text })),
      fc.record({
        kind: fc.constant('heading' as const),
        level: fc.constantFrom(1 as const, 2 as const, 3 as const, 4 as const),
        text: words,
      }),
      fc.record({ kind: fc.constant('labelled' as const), label: words, text: words }),
      fc.constant({ kind: 'page_break' as const }),
    )
    fc.assert(
      fc.property(fc.array(block, { maxLength: 12 }), (blocks) => {
        expect(blocksOf(textOf(blocks))).toEqual(blocks)
      }),
    )
  })

  test('keeps what a line cannot say: a line set to the right, the widths of a table', () => {
    const former: PaperBlock[] = [
      { kind: 'paragraph', text: '联系人：尤书晏', align: 'right' },
      { kind: 'heading', level: 2, text: '附录', unnumbered: true },
      {
        kind: 'table',
        columns: [{ title: '项目', width: 3, align: 'left' }, { title: '数' }],
        rows: [['甲', '1']],
      },
    ]
    const text = textOf(former)
    expect(blocksOf(text, former)).toEqual(former)
    expect(blocksOf(text.replace('| 甲 | 1 |', '| 甲 | 2 |'), former)[2]).toEqual({
      ...former[2],
      rows: [['甲', '2']],
    })
  })

  test('shows what changed, line by line', () => {
    expect(differences(['甲', '乙'], ['甲', '丙'])).toEqual([
      { change: 'same', text: '甲' },
      { change: 'removed', text: '乙' },
      { change: 'added', text: '丙' },
    ])
  })
})
