import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { TargetLine } from '../contract/told.ts'
import { sayCategory as sayEnglish } from '../words/narrative.en.ts'
import { sayCategory, sayProject } from '../words/narrative.zh-CN.ts'
import { clausesOf } from './clauses.ts'
import { escalatesOn, isOverdue, noticeMoves, noticeStates } from './notices.ts'
import { changeOf, sayValue, shareOf } from './percent.ts'
import { daysOf, daysProposed, nameOf, yearBefore } from './periods.ts'
import { sayNumberTold, type ToSay } from './saying.ts'
import { numberIn, sharesOf } from './shares.ts'
import { cleanTyped, filledIn, numbersIn, runsOf, textOf, tidied } from './text.ts'

describe('a share of what is promised', () => {
  test('shows over-fulfilment', () => {
    expect(shareOf(310, 180)).toBe('172.2%')
    expect(shareOf(172, 100)).toBe('172%')
  })

  test('never rounds up to the promise: 99.96 % is not 100 %', () => {
    expect(shareOf(9_996, 10_000)).toBe('99.9%')
    expect(shareOf(0.29996, 0.3)).toBe('99.9%')
    expect(shareOf(0.1 + 0.2, 0.3)).toBe('100%')
    expect(shareOf(100, 100)).toBe('100%')
  })

  test('is unwritten where nothing was reported, and zero where zero was', () => {
    expect(shareOf(null, 10)).toBeNull()
    expect(shareOf(5, null)).toBeNull()
    expect(shareOf(5, 0)).toBeNull()
    expect(shareOf(0, 10)).toBe('0%')
    expect(shareOf(1, 100_000)).toBe('<0.1%')
  })

  test('reads 100 or more exactly when the promise is reached, whatever the numbers', () => {
    const decimal = fc
      .tuple(fc.integer({ min: 0, max: 10 ** 9 }), fc.integer({ min: 0, max: 4 }))
      .map(([n, e]) => Number(`${n}e-${e}`))
    fc.assert(
      fc.property(
        decimal,
        decimal.filter((n) => n > 0),
        (done, promised) => {
          const said = shareOf(done, promised)!
          const shown = said.startsWith('<') ? 0 : Number(said.replace(/[%,]/g, ''))
          const scale = 10_000
          const reached = BigInt(Math.round(done * scale)) >= BigInt(Math.round(promised * scale))
          expect(shown >= 100).toBe(reached)
        },
      ),
    )
  })
})

describe('the shares of a distribution', () => {
  const parts = fc.array(
    fc.oneof(
      fc.integer({ min: 0, max: 10 ** 6 }),
      fc.integer({ min: 0, max: 9999 }).map((n) => n / 100),
    ),
    {
      minLength: 1,
      maxLength: 40,
    },
  )

  test('add to exactly 100.00, each within a hundredth of its exact value', () => {
    fc.assert(
      fc.property(parts, (list) => {
        const whole = list.reduce((sum, one) => sum + Math.round(one * 100), 0)
        const shares = sharesOf(list)
        if (whole === 0) {
          expect(shares).toBeNull()
          return
        }
        const hundredths = shares!.map((share) => Math.round(Number(share.replace(/,/g, '')) * 100))
        expect(hundredths.reduce((sum, one) => sum + one, 0)).toBe(10_000)
        list.forEach((one, at) => {
          const precise = (Math.round(one * 100) / whole) * 10_000
          expect(Math.abs(hundredths[at]! - precise)).toBeLessThan(1 + 1e-6)
        })
      }),
    )
  })

  test('never put a smaller part before a larger one', () => {
    fc.assert(
      fc.property(parts, (list) => {
        const shares = sharesOf(list)
        if (!shares) return
        const read = shares.map((share) => Number(share))
        list.forEach((a, i) => {
          list.forEach((b, j) => {
            if (a > b) expect(read[i]!).toBeGreaterThanOrEqual(read[j]!)
          })
        })
      }),
    )
  })

  test('give the hundredths left over to the largest remainders, of equal ones to the earlier', () => {
    expect(sharesOf([1, 1, 1])).toEqual(['33.34', '33.33', '33.33'])
    expect(sharesOf([2, 2, 2, 1])).toEqual(['28.57', '28.57', '28.57', '14.29'])
    expect(sharesOf([121, 114])).toEqual(['51.49', '48.51'])
    expect(sharesOf([0, 5])).toEqual(['0.00', '100.00'])
  })

  test('are not made of what is missing, negative or nothing', () => {
    expect(sharesOf([1, null, 2])).toBeNull()
    expect(sharesOf([1, -1])).toBeNull()
    expect(sharesOf([0, 0])).toBeNull()
    expect(sharesOf([])).toBeNull()
  })

  test('are read from cells as people write them', () => {
    expect(numberIn('1,284 件')).toBe(1284)
    expect(numberIn('３５.５%')).toBe(35.5)
    expect(numberIn('未统计')).toBeNull()
    expect(numberIn('第3网格')).toBeNull()
  })
})

describe('a change against the year before', () => {
  test('has a rate, except from nothing', () => {
    expect(changeOf(112, 100)).toEqual({ direction: 'up', rate: '12%' })
    expect(changeOf(97, 100)).toEqual({ direction: 'down', rate: '3%' })
    expect(changeOf(100, 100)).toEqual({ direction: 'same', rate: '0%' })
    expect(changeOf(100_000.1, 100_000)).toEqual({ direction: 'up', rate: '<0.1%' })
    expect(changeOf(5, 0)).toBeNull()
    expect(changeOf(null, 5)).toBeNull()
  })

  test('of a rate is said in percentage points', () => {
    const rate: ToSay = {
      form: 'change',
      value: 97.2,
      former: 95.1,
      gap: null,
      unit: '%',
      decimals: 1,
      whole: null,
      bound: 'exact',
    }
    expect(sayNumberTold(rate)).toEqual({ zh: '提高2.1个百分点', en: 'up 2.1 percentage points' })
    expect(sayNumberTold({ ...rate, unit: '人次', value: 112, former: 100, decimals: 0 }).zh).toBe('增加12%')
    expect(sayNumberTold({ ...rate, former: null })).toEqual({
      zh: '上年同期未统计',
      en: 'not reported a year before',
    })
    expect(sayNumberTold({ ...rate, unit: '场', decimals: 0, value: 4, former: 0 }).zh).toBe('由0场增至4场')
  })
})

test('what nobody reported is never written as zero', () => {
  const none: ToSay = {
    form: 'amount',
    value: null,
    gap: 'not_reported',
    unit: '人次',
    decimals: 0,
    former: null,
    whole: null,
    bound: 'exact',
  }
  expect(sayNumberTold(none)).toEqual({ zh: '未统计', en: 'not reported' })
  expect(sayNumberTold({ ...none, gap: null, value: 0 })).toEqual({ zh: '0人次', en: '0 人次' })
  expect(sayNumberTold({ ...none, gap: null, value: 1600, bound: 'over' }).zh).toBe('1,600余人次')
  expect(sayValue(1234.5, 0)).toBe('1,235')
  expect(sayValue(-0.05, 1)).toBe('-0.1')
})

describe('periods', () => {
  const report = { from: '2026-07-01', until: '2026-10-01' }
  test('are the report’s own, the year to its end, or days of their own', () => {
    expect(daysOf({ kind: 'report' }, report)).toEqual(report)
    expect(daysOf({ kind: 'year_to_date' }, report)).toEqual({ from: '2026-01-01', until: '2026-10-01' })
    expect(daysOf({ kind: 'year_to_date' }, { from: '2026-01-01', until: '2027-01-01' }).from).toBe(
      '2026-01-01',
    )
    expect(yearBefore({ from: '2024-02-29', until: '2024-03-01' })).toEqual({
      from: '2023-02-28',
      until: '2023-03-01',
    })
  })

  test('have the names people give them', () => {
    expect(nameOf(report)).toEqual({ kind: 'quarter', year: 2026, quarter: 3 })
    expect(nameOf({ from: '2026-01-01', until: '2026-07-01' })).toEqual({ kind: 'half', year: 2026, half: 1 })
    expect(nameOf({ from: '2026-01-01', until: '2027-01-01' })).toEqual({ kind: 'year', year: 2026 })
    expect(nameOf({ from: '2026-12-01', until: '2027-01-01' })).toEqual({
      kind: 'month',
      year: 2026,
      month: 12,
    })
    expect(nameOf({ from: '2026-01-01', until: '2028-01-01' })).toMatchObject({ kind: 'days' })
    expect(nameOf({ from: '2026-01-05', until: '2026-01-09' })).toEqual({
      kind: 'days',
      from: '2026-01-05',
      last: '2026-01-08',
    })
  })

  test('are proposed as one needs them', () => {
    expect(daysProposed('circular', '2026-11-20')).toEqual({ from: '2026-07-01', until: '2026-10-01' })
    expect(daysProposed('circular', '2026-02-01')).toEqual({ from: '2025-10-01', until: '2026-01-01' })
    expect(daysProposed('annual', '2026-11-20')).toEqual({ from: '2026-01-01', until: '2027-01-01' })
    expect(daysProposed('annual', '2026-01-05').from).toBe('2025-01-01')
  })
})

describe('text with numbers', () => {
  test('is taken apart and put together without loss, and brackets that people type are no numbers', () => {
    const run = fc.oneof(
      fc.string({ maxLength: 20 }).map((text) => ({ text: cleanTyped(text) })),
      fc.constantFrom('n1', 'n2', 'a-b_C').map((number) => ({ number })),
    )
    fc.assert(
      fc.property(fc.array(run, { maxLength: 12 }), (runs) => {
        const text = textOf(runs)
        expect(textOf(runsOf(text))).toBe(text)
        expect(runsOf(text).filter((one) => 'number' in one)).toEqual(runs.filter((one) => 'number' in one))
      }),
    )
    expect(runsOf('到⟦n1⟧为止⟦⟧')).toEqual([{ text: '到' }, { number: 'n1' }, { text: '为止⟦⟧' }])
    expect(filledIn('助餐⟦n1⟧，⟦n2⟧', (id) => (id === 'n1' ? '112,840人次' : '未统计'))).toBe(
      '助餐112,840人次，未统计',
    )
  })

  test('keeps the numbers that stand in it, and refuses marks that name none', () => {
    const number = {
      id: 'n1',
      of: { kind: 'target' as const, targetId: '0198c0de-0000-7000-8000-000000000001' },
      period: { kind: 'report' as const },
      placeId: null,
      form: 'amount' as const,
    }
    const blocks = [{ id: 'b1', kind: 'paragraph' as const, text: '共⟦n1⟧，又⟦n1⟧' }]
    expect(numbersIn({ blocks })).toEqual(['n1'])
    expect(tidied({ blocks, numbers: [number, { ...number, id: 'n2' }] })).toEqual({
      blocks,
      numbers: [number],
    })
    expect(tidied({ blocks, numbers: [] })).toEqual({ astray: 'n1' })
    expect(tidied({ blocks: [...blocks, ...blocks], numbers: [number] })).toEqual({ astray: 'b1' })
  })
})

const line = (part: Partial<TargetLine> & { text: string; quoted: string }): TargetLine => {
  const { text, ...rest } = part
  const start = text.indexOf(part.quoted)
  const value = part.value ?? 0
  const done = part.done === undefined ? null : part.done
  return {
    targetId: '0198c0de-0000-7000-8000-000000000001',
    subject: null,
    start,
    end: start + part.quoted.length,
    unit: null,
    value,
    comparator: '=',
    measuredBy: 'count',
    dueOn: '2026-12-31',
    counted: null,
    promised: value,
    done,
    covered: null,
    whole: null,
    wholeUnit: null,
    ratio: null,
    records: done === null ? 0 : 1,
    isKept: done !== null && done >= value,
    standing: 'on_track',
    why: { zh: [], en: [] },
    share: shareOf(done, value),
    ...rest,
  }
}

describe('the narrative', () => {
  test('is the adopted sentence with what became of its numbers', () => {
    const text = '在书带里、鸣鹤坊为独居老人家庭安装燃气报警器320套，更换老化煤气软管900根。'
    const targets = [
      line({ text, quoted: '320套', value: 320, unit: '套', done: 298 }),
      line({ text, quoted: '900根', value: 900, unit: '根', done: 900 }),
    ]
    expect(sayProject(text, targets)).toBe(
      '在书带里、鸣鹤坊为独居老人家庭安装燃气报警器298套，更换老化煤气软管900根，分别为全年计划的93.1%、100%。',
    )
  })

  test('says what is missing where it is late, and what is more than promised', () => {
    const text = '新增电动自行车充电桩120个，改造非机动车棚8处。'
    const targets = [
      line({ text, quoted: '120个', value: 120, unit: '个', done: 124 }),
      line({ text, quoted: '8处', value: 8, unit: '处', done: 5, standing: 'late' }),
    ]
    expect(sayProject(text, targets)).toBe(
      '新增电动自行车充电桩124个，改造非机动车棚5处（尚差3处），分别为全年计划的103.3%、62.5%。',
    )
  })

  test('leaves words of intention out, and never writes zero for what nobody reported', () => {
    const text = '食堂全年助餐力争突破110,000人次，新建儿童活动角2处。'
    const targets = [
      line({ text, quoted: '110,000人次', value: 110_000, unit: '人次', done: 112_840, comparator: '>' }),
      line({ text, quoted: '2处', value: 2, unit: '处' }),
    ]
    expect(sayProject(text, targets)).toBe(
      '食堂全年助餐112,840人次，为全年计划的102.6%。“新建儿童活动角2处”尚无记录。',
    )
  })

  test('keeps bounds and rates out of the shares', () => {
    const text = '帮助长期失业青年就业30人，登记失业人数控制在412人以内；隐患整改率达95%以上。'
    const targets = [
      line({ text, quoted: '30人', value: 30, unit: '人', done: 30 }),
      line({
        text,
        quoted: '412人以内',
        value: 412,
        unit: '人',
        done: 398,
        comparator: '<=',
        isKept: true,
        share: null,
      }),
      line({
        text,
        quoted: '95%以上',
        value: 95,
        unit: '%',
        done: 94.96,
        comparator: '>=',
        measuredBy: 'reading',
        isKept: false,
        share: null,
      }),
    ]
    expect(sayProject(text, targets)).toBe(
      '帮助长期失业青年就业30人，完成全年计划。登记失业人数控制在398人，没有超过412人。隐患整改率94.96%，还没有达到不低于95%的要求。',
    )
  })

  test('keeps several numbers of one clause together', () => {
    const text = '推进既有多层住宅加装电梯签约15台、开工10台、竣工8台（含上年结转3台）。'
    const targets = [
      line({ text, quoted: '15台', value: 15, unit: '台', done: 15 }),
      line({ text, quoted: '10台', value: 10, unit: '台', done: 9 }),
      line({ text, quoted: '8台', value: 8, unit: '台' }),
    ]
    expect(clausesOf(text, targets)).toHaveLength(1)
    expect(sayProject(text, targets)).toBe(
      '推进既有多层住宅加装电梯签约15台、开工9台、竣工未统计，分别为全年计划的100%、90%。',
    )
  })

  test('takes promises that share their words as one, and says a coverage by what is covered', () => {
    const each = '在桂渡一村、苏泾花苑新建儿童活动角各一处。'
    const corner = line({ text: each, quoted: '一处', value: 1, unit: '处', done: 1 })
    expect(
      sayProject(each, [corner, { ...corner, done: null, share: null, isKept: false, records: 0 }]),
    ).toBe('在桂渡一村、苏泾花苑新建儿童活动角1处，为全年计划的50%。')
    const text = '对28个住宅小区开展全覆盖检查。'
    const covered = line({
      text,
      quoted: '全覆盖',
      value: 100,
      unit: '%',
      done: 96.43,
      covered: 27,
      whole: 28,
      wholeUnit: '个',
      measuredBy: 'share',
      share: null,
    })
    expect(sayProject(text, [covered])).toBe(
      '对28个住宅小区开展全覆盖检查，已覆盖27个，共28个，覆盖率96.4%。',
    )
  })

  test('begins a category with how many are done whole, in both languages', () => {
    const text = '完成38个垃圾箱房立面翻新。'
    const project = (done: number) => ({
      number: '5',
      title: '垃圾箱房',
      text,
      state: 'under_way',
      targets: [line({ text, quoted: '38个', value: 38, unit: '个', done })],
    })
    expect(sayCategory({ projects: [project(38), project(31)] })).toBe(
      '这一类的 2 个项目中，1 个已全部做到。完成38个垃圾箱房立面翻新，完成全年计划。完成31个垃圾箱房立面翻新，为全年计划的81.6%。',
    )
    expect(sayEnglish({ projects: [project(38), project(31)] })).toBe(
      '1 of 2 projects is done in full. Project 5: all 38 个 done. Project 5: 31 of 38 个 (81.6%).',
    )
  })
})

describe('a supervision notice', () => {
  test('moves as the table says, and what is settled does not move', () => {
    for (const move of Object.values(noticeMoves)) {
      expect(move.from).not.toContain('accepted')
      expect(move.from).not.toContain('withdrawn')
    }
    const reached = new Set(Object.values(noticeMoves).flatMap(({ to }) => to ?? []))
    expect(noticeStates.filter((state) => state !== 'issued' && !reached.has(state))).toEqual([])
  })

  test('is overdue from the day after, while an answer is awaited', () => {
    expect(isOverdue('issued', '2026-10-10', '2026-10-10')).toBe(false)
    expect(isOverdue('issued', '2026-10-10', '2026-10-11')).toBe(true)
    expect(isOverdue('sent_back', '2026-10-10', '2026-10-11')).toBe(true)
    expect(isOverdue('answered', '2026-10-10', '2026-12-01')).toBe(false)
    expect(escalatesOn('2026-10-30')).toBe('2026-11-02')
  })
})
