import { actorOfPerson } from '../modules/identity/index.ts'
import * as plans from '../modules/plans/index.ts'
import type { ReportContent } from '../modules/reports/contract.ts'
import * as reports from '../modules/reports/index.ts'
import { addDays, type Civil } from '../platform/civil.ts'
import type { Actor } from '../platform/http/actor.ts'
import { flush } from '../platform/ledger/event.ts'
import type { Lilong } from '../platform/lilong.ts'
import { makeTx } from '../platform/transaction.ts'
import type { Tx } from '../platform/tx.ts'
import { holderOf, playerNamed } from './cast.ts'
import { officeId, personId } from './ids.ts'
import { yearToTell } from './year.ts'

// What was reported of the year: circulars that are closed, the completion report being written, notices to offices that were late.
// Told in transactions of its own after the year: what a closed report had seen is known by transaction, and a correction afterwards
// must be one that it had not seen.

const clerk = '尤书晏'
const leader = '温伯钧'

interface Told {
  lilong: Lilong
  /** Does something on a day at an hour, in a transaction of its own. */
  on<T>(day: Civil, hour: number, work: (tx: Tx) => Promise<T>): Promise<T>
  as(name: string): Promise<Actor>
  planId: string
  projects: plans.PlanTold['passages'][number]['project'][]
  year: number
  end: Civil
}

type Step = (t: Told) => Promise<void>

/** One after the other; each is whole or not at all, so that an interrupted start goes on with the next. */
const steps: readonly Step[] = [
  (t) => closeCircular(t, { from: '01-01', until: '07-01', closed: '07-08', words: halfYear }),
  (t) => closeCircular(t, { from: '07-01', until: '10-01', closed: '10-12', words: thirdQuarter }),
  correctAfterwards,
  writeAnnual,
  lateStairs,
  quietClinics,
  answeredLifts,
  settledMeals,
  withdrawnFilms,
]

/** How many steps there are: the loader remembers how far it came. */
export const reportSteps = steps.length

/** Tells one step of what was reported; the loader goes on where it stopped. */
export async function tellReports(lilong: Lilong, today: Civil, step: number): Promise<void> {
  const year = yearToTell(today)
  const end = today < `${year}-12-31` ? today : `${year}-12-31`
  const at = (day: Civil, hour: number) => new Date(`${day}T${String(hour).padStart(2, '0')}:00:00+08:00`)
  await lilong.database.write.transaction().execute(async (trx) => {
    const on: Told['on'] = async (day, hour, work) => {
      const tx = makeTx(trx, at([day, end].sort()[0] ?? day, hour), `demo-report-${day}`)
      const result = await work(tx)
      await flush(tx)
      return result
    }
    const as = (name: string) => actorOfPerson(lilong, playerNamed(name).id, at(end, 12))
    const planId = await on(end, 7, async (tx) => {
      const list = await plans.listPlans(tx, await as(clerk))
      const plan = list.find((one) => one.year === year && one.adoptedOn !== null)
      if (!plan) throw new Error(`The demonstration has no list of ${year}`)
      return plan.id
    })
    const told = await on(end, 7, (tx) => plans.tellPlan(tx, planId, addDays(end, 1)))
    const projects = told.passages.map(({ project }) => project)
    await steps[step]?.({ lilong, on, as, planId, projects, year, end })
  })
}

const projectNamed = (t: Told, number: string) => {
  const project = t.projects.find((one) => one?.number === number)
  if (!project) throw new Error(`The demonstration has no project ${number}`)
  return project
}
const targetOf = (t: Told, number: string, value: number) => {
  const target = projectNamed(t, number).targets.find((one) => one.value === value)
  if (!target) throw new Error(`Project ${number} of the demonstration promises no ${value}`)
  return target.targetId
}

type Numbers = ReportContent['numbers']
const number = (
  t: Told,
  id: string,
  [project, value]: [string, number],
  form: Numbers[number]['form'] = 'amount',
  kind: 'report' | 'year_to_date' = 'year_to_date',
): Numbers[number] => ({
  id,
  of: { kind: 'target', targetId: targetOf(t, project, value) },
  period: { kind },
  placeId: null,
  form,
})

interface Written {
  overall: string
  next: string
  numbers: Numbers
}

const halfYear = (t: Told): Written => ({
  overall:
    '上半年，全街道实事项目总体平稳。垃圾箱房立面翻新完成⟦n1⟧，占全年计划的⟦n2⟧；新增电动自行车充电桩⟦n3⟧，社区长者食堂提供助餐⟦n4⟧。',
  next: '下半年重点盯住加装电梯竣工和儿童活动角选址，七月底前排出逐月安排。',
  numbers: [
    number(t, 'n1', ['5', 38]),
    number(t, 'n2', ['5', 38], 'share'),
    number(t, 'n3', ['8', 120]),
    number(t, 'n4', ['12', 110_000]),
  ],
})

const thirdQuarter = (t: Told): Written => ({
  overall:
    '三季度新增充电桩⟦n1⟧，全年累计⟦n2⟧，占计划的⟦n3⟧。应急包累计配发⟦n4⟧。区里通报的物业服务满意度为⟦n5⟧。',
  next: '第四季度集中办理尚未开工的项目；晚于进度的，由牵头单位在本月底前说明原因和补救办法。',
  numbers: [
    number(t, 'n1', ['8', 120], 'amount', 'report'),
    number(t, 'n2', ['8', 120]),
    number(t, 'n3', ['8', 120], 'share'),
    number(t, 'n4', ['9', 600]),
    {
      id: 'n5',
      of: {
        kind: 'external',
        value: 86.4,
        unit: '分',
        title: '物业服务满意度',
        source: '沪中区房屋管理局三季度通报',
        on: `${t.year}-10-09`,
        url: null,
      },
      period: { kind: 'report' },
      placeId: null,
      form: 'amount',
    },
  ],
})

async function closeCircular(
  t: Told,
  what: { from: string; until: string; closed: string; words: (t: Told) => Written },
): Promise<void> {
  const [from, until, closedOn] = [what.from, what.until, what.closed].map((day) => `${t.year}-${day}`) as [
    Civil,
    Civil,
    Civil,
  ]
  // A year that has not come that far has not reported it.
  if (closedOn > t.end) return
  const actor = await t.as(clerk)
  const { overall, next, numbers } = what.words(t)
  const { id } = await t.on(addDays(closedOn, -3), 10, (tx) =>
    reports.beginReport(tx, actor, { kind: 'circular', from, until, planId: t.planId }),
  )
  await t.on(closedOn, 15, async (tx) => {
    const { title, content } = await reports.getReport(tx, actor, id)
    const texts = [overall, next]
    const blocks = content.blocks.map((block) =>
      block.kind === 'paragraph' ? { ...block, text: texts.shift() ?? '' } : block,
    )
    await reports.saveReport(tx, actor, id, { version: 1, title, from, until, content: { blocks, numbers } })
    await reports.closeReport(tx, actor, id, { version: 2 }, (work) => work(tx))
  })
  const release = await t.as('沈砚秋')
  await t.on(addDays(closedOn, 1), 9, (tx) => reports.releaseReport(tx, release, id))
}

/** After the circular went out, a record it had counted turned out wrong: it shows beside the closed number, and in the next report. */
async function correctAfterwards(t: Told): Promise<void> {
  const head = await t.as(holderOf('office_head', '平安办').name)
  const targetId = targetOf(t, '8', 120)
  const deeds = await t.on(t.end, 9, (tx) =>
    plans.listRecords(tx, head, { targetId, state: 'accepted', limit: 200 }),
  )
  const wrong = deeds.find(
    (deed) =>
      deed.happenedOn >= `${t.year}-07-01` && deed.happenedOn < `${t.year}-10-01` && deed.quantity >= 2,
  )
  if (wrong) await t.on(t.end, 9, (tx) => plans.reverseRecord(tx, head, wrong.id, 'counted_twice'))
}

async function writeAnnual(t: Told): Promise<void> {
  const actor = await t.as(clerk)
  const from = `${t.year}-01-01`
  const until = `${t.year + 1}-01-01`
  const { id } = await t.on(addDays(t.end, -2), 14, (tx) =>
    reports.beginReport(tx, actor, { kind: 'annual', from, until, planId: t.planId }),
  )
  await t.on(addDays(t.end, -1), 16, async (tx) => {
    const { title, content } = await reports.getReport(tx, actor, id)
    const texts = [
      '一年来，街道把社区代表会议表决通过的实事项目逐项落到牵头单位和居民区。截至目前，充电桩新增⟦n1⟧，应急包配发⟦n2⟧，助餐⟦n3⟧，志愿者上门探访⟦n4⟧。',
      '',
    ]
    const blocks = content.blocks.map((block) =>
      block.kind === 'paragraph' ? { ...block, text: texts.shift() ?? '' } : block,
    )
    const numbers = [
      number(t, 'n1', ['8', 120]),
      number(t, 'n2', ['9', 600]),
      number(t, 'n3', ['12', 110_000]),
      number(t, 'n4', ['14', 24_000]),
    ]
    await reports.saveReport(tx, actor, id, { version: 1, title, from, until, content: { blocks, numbers } })
  })
}

interface Asked {
  title: string
  asked: string
  about: [project: string, value: number] | string
  to: string
  /** Days before the end of the telling; negative days are to come. */
  issued: number
  due: number
  by?: string
}

async function issue(t: Told, { title, asked, about, to, issued, due, by = leader }: Asked): Promise<string> {
  const actor = await t.as(clerk)
  const { id } = await t.on(addDays(t.end, -issued), 10, (tx) =>
    reports.issueNotice(tx, actor, {
      title,
      asked,
      about:
        typeof about === 'string'
          ? { kind: 'project', id: projectNamed(t, about).projectId, text: null }
          : { kind: 'target', id: targetOf(t, about[0], about[1]), text: null },
      toOfficeId: officeId(to),
      orderedById: personId(by),
      dueOn: addDays(t.end, -due),
    }),
  )
  return id
}

const answer = async (t: Told, id: string, office: string, ago: number, words: string) => {
  const head = await t.as(holderOf('office_head', office).name)
  await t.on(addDays(t.end, -ago), 16, (tx) => reports.answerNotice(tx, head, id, { words, evidenceIds: [] }))
}

/** Late, and not answered in time: it goes to the leader by itself. */
async function lateStairs(t: Told): Promise<void> {
  await issue(t, {
    title: '老旧楼道整修进度',
    asked: '说明楼道整修慢于计划的原因，逐个门洞列出完工日期；涉及资金的，写明缺口和来源。',
    about: '4',
    to: '管理办',
    issued: 18,
    due: 6,
  })
}

/** Issued the other day; there is time yet. */
async function quietClinics(t: Told): Promise<void> {
  await issue(t, {
    title: '儿童活动角选址',
    asked: '苏泾花苑一处尚未开工，请报选址意见和征求居民意见的安排。',
    about: '17',
    to: '服务办',
    issued: 3,
    due: -7,
    by: '仇雅萍',
  })
}

/** Answered, sent back, answered again: it waits to be accepted. */
async function answeredLifts(t: Told): Promise<void> {
  const id = await issue(t, {
    title: '加装电梯竣工进度',
    asked: '竣工台数明显慢于计划，请逐台说明卡在哪一步、由谁解决、什么时候验收。',
    about: ['3', 8],
    to: '管理办',
    issued: 24,
    due: 9,
  })
  await answer(t, id, '管理办', 11, '五台已经竣工，其余因管线迁移顺延，正在和电力、燃气单位协调。')
  const head = await t.as(leader)
  await t.on(addDays(t.end, -10), 9, (tx) =>
    reports.decideNotice(tx, head, id, {
      decision: 'send_back',
      words: '请写明剩下几台各在哪个小区、管线由谁迁、定在哪一天验收。',
      dueOn: addDays(t.end, 4),
    }),
  )
  await answer(
    t,
    id,
    '管理办',
    2,
    '还差三台：永敬里一台等电力迁线，已定在下周二；和衷里两台设备进场，预计下月中旬验收。',
  )
}

/** Answered and settled. */
async function settledMeals(t: Told): Promise<void> {
  const id = await issue(t, {
    title: '长者食堂晚餐供应',
    asked: '居民反映晚餐品种少、收摊早，请调整供应时间并公示菜单。',
    about: '12',
    to: '服务办',
    issued: 40,
    due: 26,
    by: '仇雅萍',
  })
  await answer(
    t,
    id,
    '服务办',
    29,
    '晚餐供应延长到六点半，每周菜单周日贴在门口和楼组群；十月中旬起执行，半个月内没有再收到反映。',
  )
  const head = await t.as('仇雅萍')
  await t.on(addDays(t.end, -27), 9, (tx) =>
    reports.decideNotice(tx, head, id, { decision: 'accept', words: '请把居民意见簿留好。' }),
  )
}

/** Taken back: the number stays used. */
async function withdrawnFilms(t: Told): Promise<void> {
  const id = await issue(t, {
    title: '公益电影票发放',
    asked: '核对电影票发放台账。',
    about: ['21', 6000],
    to: '自治办',
    issued: 12,
    due: -2,
    by: '仇雅萍',
  })
  const actor = await t.as(clerk)
  await t.on(addDays(t.end, -11), 14, (tx) => reports.withdrawNotice(tx, actor, id))
}
