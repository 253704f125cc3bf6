import type { Definition } from '../modules/indicators/contract.ts'
import * as indicators from '../modules/indicators/index.ts'
import { holderOf, playerNamed } from './cast.ts'
import { officeId, placeId } from './ids.ts'
import { neighbourhoods } from './trees.ts'
import type { Teller } from './year.ts'

// What each office and each neighbourhood looks at.

/** A number that was defined: what a dashboard needs to know of it. */
export interface Made {
  id: string
  kind: Definition['rule']['kind']
  category: string
  office: string
}

export type ByName = Map<string, Made>

const clerk = playerNamed('尤书晏').name

/** One dashboard for every office that owns numbers, one for every neighbourhood, and one for the street. */
export async function arrange(t: Teller, made: ByName): Promise<void> {
  const all = [...made]
  /** What is promised is promised for the whole street: a neighbourhood's part of it is no goal of its own. */
  const item = (name: string, one: Made, isPart: boolean) => ({
    indicatorId: one.id,
    draw:
      one.kind === 'flow'
        ? ('bar' as const)
        : one.kind === 'external'
          ? ('number' as const)
          : ('line' as const),
    goal: isPart || goals[name] === undefined ? null : { value: goals[name], comparator: '>=' as const },
  })
  const day = `${t.year}-02-02`
  const make = (unitId: string, title: string, names: readonly string[], by: string = clerk) =>
    t.on(day, 9, (tx) =>
      indicators.makeDashboard(tx, t.as(by), {
        unitId,
        title,
        items: names.flatMap((name) => {
          const one = made.get(name)
          return one ? [item(name, one, by !== clerk)] : []
        }),
      }),
    )
  await make(officeId('街道办事处'), '全街道', forStreet)
  for (const office of new Set(all.map(([, one]) => one.office)))
    await make(
      officeId(office),
      office,
      all.filter(([, one]) => one.office === office).map(([name]) => name),
    )
  for (const neighbourhood of neighbourhoods) {
    const secretary = holderOf('committee_secretary', neighbourhood).name
    await make(placeId(neighbourhood), neighbourhood, forNeighbourhood, secretary)
  }
}

const goals: Readonly<Record<string, number>> = {
  新增充电桩: 120,
  消防演练场次: 48,
  助餐人次: 110_000,
  垃圾箱房翻新: 38,
  上门探访: 24_000,
  群众文化活动: 150,
  适老化改造: 200,
}
const forStreet = [
  '新增充电桩',
  '消防演练场次',
  '垃圾箱房翻新',
  '小区检查覆盖率',
  '助餐人次',
  '上门探访',
  '日托床位',
  '加装电梯竣工',
  '登记失业人数',
  '垃圾分类实效得分',
  '群众文化活动',
  '居民建议',
]
const forNeighbourhood = [
  '新增充电桩',
  '消防演练场次',
  '垃圾箱房翻新',
  '上门探访',
  '适老化改造',
  '群众文化活动',
  '健康讲座',
  '特色楼组',
]
