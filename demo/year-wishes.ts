import * as plans from '../modules/plans/index.ts'
import { addDays, type Civil, daysBetween } from '../platform/civil.ts'
import type { Actor } from '../platform/http/actor.ts'
import type { Tx } from '../platform/tx.ts'
import { holderOf } from './cast.ts'
import { officeId, placeId } from './ids.ts'
import { type Chance, chance } from './seeded.ts'
import { compoundsOf, neighbourhoods } from './trees.ts'
import type { Teller } from './year.ts'
import type { AtWork } from './year-deeds.ts'
import { actingResident, type DemoResident, residents } from './year-messages.ts'
import { former } from './year-wishes-former.ts'
import { present } from './year-wishes-present.ts'
import { categories, type Matter } from './year-wishes-said.ts'

const { wishes } = plans
const clerk = '尤书晏'
const hotline = '阿依努尔·买买提'

/** One suggestion as the year tells it. */
interface Told {
  id: string
  matter: Matter
  neighbourhood: string
  on: Civil
  /** Who suggested it in their own name. */
  by: string | null
}

/** What a chapter about suggestions carries along: chance of its own, so that nothing else in the year shifts. */
interface Chapter {
  t: Teller
  c: Chance
  actors: Map<string, Actor>
}

const wan = (n: number) => n * 1_000_000
const manyOf = (neighbourhood: string) => residents.filter((one) => one.neighbourhood === neighbourhood)

/** The same as `t.on`, and whoever is concerned hears of every step in the moment it is taken. */
async function on<T>({ t }: Chapter, day: Civil, hour: number, work: (tx: Tx) => Promise<T>): Promise<T> {
  return t.on(day, hour, async (tx) => {
    const result = await work(tx)
    for (const event of [...tx.pending]) {
      if (event.kind !== 'plans.wish_moved') continue
      await wishes.tellStep(tx, {
        id: event.id,
        kind: event.kind,
        subjectKind: event.subject_kind,
        subjectId: event.subject_id,
        data: event.data as Record<string, unknown>,
      })
    }
    return result
  })
}

async function begin(t: Teller): Promise<Chapter> {
  const actors = new Map<string, Actor>()
  for (const resident of residents) actors.set(resident.id, await actingResident(t, resident))
  return { t, c: chance(20_251_109), actors }
}

/** Residents hear of what began, finished or was taken back in the year; in a house that runs, each event tells it. */
export async function followYear(t: Teller, projectIds: readonly string[], day: Civil): Promise<void> {
  const chapter: Chapter = { t, c: chance(1), actors: new Map() }
  for (const id of new Set(projectIds)) await on(chapter, day, 20, (tx) => wishes.followProject(tx, id))
}

/** The round before the list: opened in autumn, looked at day by day, merged, weighed. */
export async function tellFormerWishes(t: Teller): Promise<Told[]> {
  const chapter = await begin(t)
  const opened = `${t.year - 1}-11-05`
  await on(chapter, opened, 10, (tx) =>
    wishes.openRound(tx, t.as(clerk), {
      year: t.year,
      title: `${t.year}年实事项目意见征集`,
      words:
        '明年最想办的一件事是什么，在哪里，为什么。写一句、拍一张都行；不方便用手机的，打居委会电话，有人替您记。',
      fromOn: opened,
      lastOn: `${t.year - 1}-12-20`,
      categories: [...categories],
    }),
  )
  return gather(chapter, former, `${t.year - 1}-11-16`, `${t.year - 1}-12-12`)
}

/**
 * The candidates that became projects of the adopted list.
 * @returns the projects
 */
export async function confirmFormer(
  t: Teller,
  told: readonly Told[],
  targets: readonly AtWork[],
  day: Civil,
): Promise<string[]> {
  const chapter = await begin(t)
  const actor = t.as(clerk)
  const list = await t.on(day, 12, (tx) => wishes.listCandidates(tx, actor, {}))
  const links = list.flatMap((candidate) => {
    const outcome = told.find(({ id }) => id === candidate.wishId)?.matter.outcome
    if (outcome?.as !== 'became') return []
    const target = targets.find(
      (one) => one.number === outcome.number && (outcome.value === null || one.value === outcome.value),
    )
    if (!target) throw new Error(`Nothing of the list became of ${candidate.title}`)
    return [
      {
        candidateId: candidate.id,
        projectId: target.projectId,
        targetId: outcome.value === null ? null : target.id,
      },
    ]
  })
  await on(chapter, day, 13, (tx) => wishes.confirmAdoption(tx, actor, { links }))
  return [...new Set(links.map((link) => link.projectId))]
}

/** The round that is open now, in all its states. */
export async function tellPresentWishes(t: Teller, targets: readonly AtWork[]): Promise<void> {
  const chapter = await begin(t)
  const actor = t.as(clerk)
  const opened = addDays(t.end, -45)
  await on(chapter, opened, 9, (tx) =>
    wishes.openRound(tx, actor, {
      year: t.year + 1,
      title: `${t.year + 1}年实事项目意见征集`,
      words: '新一年的清单请您一起来写。提过、没排上的，欢迎接着支持；每一条都有回音。',
      fromOn: opened,
      lastOn: addDays(t.end, 21),
      categories: [...categories],
    }),
  )
  const told = await gather(chapter, present, addDays(opened, 2), addDays(t.end, -3), targets)
  await weigh(chapter, told, addDays(t.end, -6))
  await lateOnes(chapter)
}

/** Suggestions day by day: by residents themselves, at the door, on the telephone; looked at two days later, supported, decided. */
async function gather(
  chapter: Chapter,
  matters: readonly Matter[],
  from: Civil,
  until: Civil,
  targets: readonly AtWork[] = [],
): Promise<Told[]> {
  const { t, c } = chapter
  const span = daysBetween(from, until)
  const coming: (Pick<Told, 'matter' | 'neighbourhood' | 'on'> & { nth: number })[] = []
  for (const matter of matters) {
    const start = c.int(0, span)
    for (const [nth, neighbourhood] of matter.where.entries()) {
      const day = addDays(from, (start + nth * c.int(1, 3)) % (span + 1))
      const isWhole = matter.where.length < 3
      for (const one of isWhole ? [nth] : [nth, nth + 1])
        coming.push({ matter, neighbourhood, on: day, nth: one })
    }
  }
  // As the days go: what somebody said today is counted today.
  const told: Told[] = []
  for (const { nth, ...one } of coming.sort((x, y) => x.on.localeCompare(y.on)))
    told.push({ ...one, ...(await suggest(chapter, one.matter, one.neighbourhood, one.on, nth)) })
  const clerkActor = t.as(clerk)
  for (const one of told) {
    await on(chapter, addDays(one.on, 2) > until ? until : addDays(one.on, 2), 15, (tx) =>
      wishes.publishWish(tx, clerkActor, one.id, []),
    )
  }
  for (const [matter, group] of Map.groupBy(told, (one) => one.matter))
    await settleMatter(chapter, matter, group, addDays(until, 1), targets)
  return told
}

async function suggest(
  chapter: Chapter,
  matter: Matter,
  neighbourhood: string,
  day: Civil,
  nth: number,
): Promise<{ id: string; by: string | null }> {
  const { t, c, actors } = chapter
  const compound = c.pick(compoundsOf(neighbourhood))
  const title = matter.title.replace('○', nth % 2 === 0 ? compound : neighbourhood)
  const words = matter.whys[nth % matter.whys.length]!
  return on(chapter, day, c.int(8, 20), async (tx) => {
    const round = await wishes.roundToday(tx)
    const categoryId =
      (await wishes.categoriesToday(tx, round)).find(({ name }) => name === matter.category)?.id ?? null
    const content = { title, words, categoryId, placeId: placeId(nth % 2 === 0 ? compound : neighbourhood) }
    const way = c.int(1, 10)
    if (way <= 6) {
      const resident: DemoResident = c.pick(manyOf(neighbourhood))
      const actor = actors.get(resident.id)!
      const photoIds =
        matter.scene && nth === 0
          ? [(await wishes.keepWishPhoto(tx, t.lilong.files, actor, [c.pick(t.pictures[matter.scene])])).id]
          : []
      return { ...(await wishes.makeWish(tx, actor, { ...content, photoIds })), by: resident.id }
    }
    const isCall = way === 7
    const actor = t.as(isCall ? hotline : holderOf('committee_secretary', neighbourhood).name)
    const entered = await wishes.enterWish(tx, t.lilong.vault, actor, {
      ...content,
      photoIds: [],
      channel: isCall ? 'hotline' : c.pick(['visit', 'meeting', 'letter'] as const),
      person: null,
    })
    return { ...entered, by: null }
  })
}

/** Supports come first, then what the office makes of it: alike ones merged, then weighed, refused, passed on or left for a year to come. */
async function settleMatter(
  chapter: Chapter,
  matter: Matter,
  group: readonly Told[],
  day: Civil,
  targets: readonly AtWork[],
): Promise<void> {
  const { t, c, actors } = chapter
  const actor = t.as(clerk)
  const [first] = group
  if (!first) return
  const isPublic =
    matter.outcome.as !== 'refused' || !['private_matter', 'unclear'].includes(matter.outcome.reason)
  if (isPublic) {
    for (const one of group) {
      const near = [...manyOf(one.neighbourhood), ...residents.filter(() => c.sometimes(0.06))]
      await on(chapter, day, 19, async (tx) => {
        for (const resident of new Set(near)) {
          const supporter = actors.get(resident.id)!
          // Nobody supports their own.
          if (resident.id !== one.by && c.sometimes(0.4)) await wishes.supportWish(tx, supporter, one.id)
        }
      })
    }
  }
  if (matter.crowd) {
    await on(chapter, day, 20, (tx) =>
      wishes.addCrowd(tx, actor, first.id, {
        count: matter.crowd!,
        way: 'meeting',
        placeId: placeId(first.neighbourhood),
        happenedOn: day,
      }),
    )
  }
  const merges = matter.outcome.as === 'became' || matter.outcome.as === 'weighed'
  if (merges) {
    for (const one of group.slice(1))
      await on(chapter, addDays(day, 1), 10, (tx) => wishes.mergeWish(tx, actor, one.id, first.id))
  }
  // What two people of one neighbourhood say of one thing is one thing.
  if (matter.outcome.as === 'open') {
    for (const [, pair] of Map.groupBy(group, (one) => one.neighbourhood)) {
      for (const one of pair.slice(1))
        await on(chapter, addDays(day, 1), 10, (tx) => wishes.mergeWish(tx, actor, one.id, pair[0]!.id))
    }
  }
  for (const one of merges ? [first] : group) await decide(chapter, matter, one, addDays(day, 1), targets)
}

async function decide(
  chapter: Chapter,
  { outcome }: Matter,
  { id }: Told,
  day: Civil,
  targets: readonly AtWork[],
): Promise<void> {
  const { t } = chapter
  const actor = t.as(clerk)
  if (outcome.as === 'refused') {
    await on(chapter, day, 11, (tx) =>
      wishes.refuseWish(tx, actor, id, { reason: outcome.reason, words: outcome.words }),
    )
  }
  if (outcome.as === 'moved') {
    const projectId =
      outcome.number === null
        ? null
        : (targets.find((one) => one.number === outcome.number)?.projectId ?? null)
    await on(chapter, day, 11, (tx) =>
      wishes.moveWishOn(tx, actor, id, { projectId, targetId: null, words: outcome.words }),
    )
  }
  if (outcome.as === 'became') {
    await on(chapter, day, 14, (tx) =>
      wishes.nominateWish(tx, actor, id, {
        title: outcome.title,
        leadOfficeId: officeId(outcome.lead),
        budgetFen: wan(outcome.wan),
        feasibility: 'ready',
        value: outcome.value,
        unit: outcome.value === null ? null : outcome.unit,
        words: null,
      }),
    )
  }
}

/** Candidates of the open round: offices were asked, two are in the draft already, one office has not answered. */
async function weigh(chapter: Chapter, told: readonly Told[], day: Civil): Promise<void> {
  const { t } = chapter
  const actor = t.as(clerk)
  const roots = new Map<Matter, Told>()
  for (const one of told) if (!roots.has(one.matter)) roots.set(one.matter, one)
  const heads = (office: string) => t.as(holderOf('office_head', office).name)
  for (const [{ outcome }, { id }] of roots) {
    if (outcome.as !== 'weighed') continue
    const isDoubtful = outcome.title === '社区书房'
    const opinion = await on(chapter, day, 9, (tx) =>
      wishes.askOpinion(tx, actor, id, {
        officeId: officeId(outcome.lead),
        question: '能不能办、要多少钱、明年做多少合适？',
        dueOn: addDays(day, 10),
      }),
    )
    if (outcome.title !== '老旧飞线整治') {
      await on(chapter, addDays(day, 2), 16, (tx) =>
        wishes.giveOpinion(tx, heads(outcome.lead), opinion.id, {
          stance: isDoubtful ? 'with_conditions' : 'can_be_done',
          words: isDoubtful
            ? '房子要和活动中心合用，周末开放的人手还没有落实。'
            : `可以办，按现在的单价约 ${outcome.wan} 万元，建议先做 ${outcome.value}${outcome.unit}。`,
        }),
      )
    }
    const candidate = await on(chapter, addDays(day, 3), 10, (tx) =>
      wishes.nominateWish(tx, actor, id, {
        title: outcome.title,
        leadOfficeId: officeId(outcome.lead),
        budgetFen: wan(outcome.wan),
        feasibility: isDoubtful ? 'with_conditions' : 'ready',
        value: outcome.value,
        unit: outcome.unit,
        words: null,
      }),
    )
    if (!outcome.text) continue
    const draftId = await newestDraft(chapter)
    if (draftId) {
      await on(chapter, addDays(t.end, -1), 10, (tx) =>
        wishes.draftCandidate(tx, actor, candidate.id, {
          draftId,
          text: outcome.text!,
          category: outcome.category ?? null,
        }),
      )
    }
  }
}

async function newestDraft({ t }: Chapter): Promise<string | undefined> {
  const list = await t.on(t.end, 8, (tx) => plans.listPlans(tx, t.as(clerk)))
  return list
    .filter((plan) => plan.adoptedOn === null)
    .flatMap((plan) => plan.drafts)
    .sort((a, b) => b.ordinal - a.ordinal)
    .at(0)?.id
}

/** What came in the last days waits for a look; one was asked for a word more. */
async function lateOnes(chapter: Chapter): Promise<void> {
  const { t, c } = chapter
  const late: readonly [title: string, words: string, category: string][] = [
    ['楼下的晾衣杆锈断了，换一排新的', '去年台风刮倒了两根，大家只好把被子晒在车棚上。', '老房子住得更稳'],
    ['小花园里加两张带靠背的椅子', '现在是石凳，冬天坐不住。老人走到这里正好要歇一歇。', '身心更健康'],
    ['门卫那里放一台测温和急救箱', '上次有人晕倒，跑了三家才借到。', '邻里更安全'],
    ['弄堂里的老井盖起来，立块牌子', '井有一百多年了，孩子们都不知道来历。', '文化进里弄'],
    ['垃圾房旁边装个监控', '总有人半夜丢建筑垃圾。', '垃圾分得更清'],
    ['早上七点前能开一下南门', '送孩子上学要绕一大圈，开半小时就够。', '出行更方便'],
    ['活动室晚上再开两个钟头', '上班的人也想打打乒乓球。', '身心更健康'],
    ['给快递小哥留个歇脚的地方', '中午坐在马路边吃饭，看着心里过不去。', '邻里自治'],
  ]
  const clerkActor = t.as(clerk)
  for (const [nth, [title, words, category]] of late.entries()) {
    const neighbourhood = neighbourhoods[(nth * 5 + 3) % neighbourhoods.length]!
    const resident = manyOf(neighbourhood)[nth % 3]!
    const actor = chapter.actors.get(resident.id)!
    const { id } = await on(chapter, addDays(t.end, -1), 8 + nth, async (tx) => {
      const round = await wishes.roundToday(tx)
      const categoryId =
        (await wishes.categoriesToday(tx, round)).find(({ name }) => name === category)?.id ?? null
      return wishes.makeWish(tx, actor, {
        title,
        words,
        categoryId,
        placeId: placeId(c.pick(compoundsOf(neighbourhood))),
        photoIds: [],
      })
    })
    if (nth === 2) {
      await on(chapter, t.end, 9, (tx) =>
        wishes.askBack(tx, clerkActor, id, '门卫室有两个，您说的是南门还是北门？'),
      )
    }
  }
}
