import { describe, expect, test } from 'vitest'
import type { PersonLine } from '../../contract/presence.ts'
import { found, isIn, namesakes } from './finding.ts'

const line = (name: string, part: Partial<PersonLine> = {}): PersonLine => ({
  attendeeId: `${name}${part.seat ?? ''}`,
  name,
  sameName: 1,
  sex: null,
  constituency: '书带里',
  delegation: null,
  capacity: null,
  seat: null,
  standing: 'entitled',
  venue: null,
  group: null,
  ballotBy: 'phone',
  leave: 'none',
  hasCard: true,
  there: null,
  leftAt: null,
  ...part,
})
const there: PersonLine['there'] = {
  presenceId: 'p',
  venue: null,
  channel: 'card',
  inAt: '2026-03-02T01:00:00.000Z',
  by: null,
  learnedAt: null,
}

describe('somebody before the desk', () => {
  const list = [
    line('王秀英', { sameName: 2, seat: '3排1号', constituency: '书带里' }),
    line('王秀英', { sameName: 2, seat: '7排4号', constituency: '和衷里' }),
    line('欧阳𬭎', { there }),
    line('阿依努尔·买买提', { standing: 'observer', capacity: '12345工作站' }),
  ]

  test('is found by parts of the name, the constituency or the seat, in any order', () => {
    expect(found(list, '秀英 和衷', 'all').map(({ seat }) => seat)).toEqual(['7排4号'])
    expect(found(list, '7排', 'all')).toHaveLength(1)
    expect(found(list, '𬭎', 'all').map(({ name }) => name)).toEqual(['欧阳𬭎'])
    expect(found(list, '买买提', 'observers')).toHaveLength(1)
    expect(found(list, '没有', 'all')).toEqual([])
  })

  test('is offered before those who are there already', () => {
    const two = [line('王一', { there }), line('王二')]
    expect(found(two, '王', 'all').map(({ name }) => name)).toEqual(['王二', '王一'])
    expect(found(two, '', 'all').map(({ name }) => name)).toEqual(['王一', '王二'])
  })

  test('on leave is not missing, and one name twice is shown together', () => {
    expect(isIn(line('丁', { leave: 'granted' }), 'missing')).toBe(false)
    expect(namesakes(list, list[0]!)).toHaveLength(2)
    expect(namesakes(list, list[2]!)).toEqual([])
  })
})
