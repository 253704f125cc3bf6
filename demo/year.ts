import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { actorOfPerson } from '../modules/identity/index.ts'
import * as plans from '../modules/plans/index.ts'
import { addDays, type Civil } from '../platform/civil.ts'
import type { Actor } from '../platform/http/actor.ts'
import type { ReceivedFile } from '../platform/http/multipart.ts'
import { flush } from '../platform/ledger/event.ts'
import type { Lilong } from '../platform/lilong.ts'
import { makeTx } from '../platform/transaction.ts'
import type { Tx } from '../platform/tx.ts'
import { cast, holderOf, playerNamed } from './cast.ts'
import { officeId, personId, placeId } from './ids.ts'
import { drawPictures, type Scene } from './pictures.ts'
import { type Chance, chance } from './seeded.ts'
import { tellBooks } from './year-books.ts'
import { tellCommittee, tellNextSession } from './year-committee.ts'
import { callConference, holdConference } from './year-conference.ts'
import { type AtWork, type Deed, deedsOf, type Month, monthsBetween } from './year-deeds.ts'
import { tellElection } from './year-elections.ts'
import { tellFolders } from './year-folders.ts'
import { checksOf, isCheckOfCompounds, measuredElsewhere, tellIndicators } from './year-indicators.ts'
import { joinResidents, settleMessages } from './year-messages.ts'
import { tellOpenData } from './year-open.ts'
import { tellPapers } from './year-papers.ts'
import { carrying } from './year-promises.ts'
import { confirmFormer, followYear, tellFormerWishes, tellPresentWishes } from './year-wishes.ts'
import { tellWorks, toldBySites } from './year-works.ts'

const clerk = '尤书晏'
const releaser = '沈砚秋'

/** The list is adopted in January; before March there would be nothing to show, so the year before is told. */
export function yearToTell(today: Civil): number {
  const year = Number(today.slice(0, 4))
  return today < `${year}-03-01` ? year - 1 : year
}

/** What every chapter of the year needs. */
export interface Teller {
  lilong: Lilong
  /** Does something on a day at an hour, with the clock set to it. */
  on<T>(day: Civil, hour: number, work: (tx: Tx) => Promise<T>): Promise<T>
  as(name: string): Actor
  pictures: Record<Scene, ReceivedFile[]>
  c: Chance
  year: number
  end: Civil
}

/**
 * Tells the year of 桂渡桥街道 by the verbs its people use, all or nothing: the list is read from its text and adopted, people are put in
 * charge, deeds are recorded, accepted and released month by month, one is corrected, some wait. Ends today.
 * @returns how many deeds were recorded
 */
export async function tellYear(lilong: Lilong, today: Civil): Promise<number> {
  const year = yearToTell(today)
  const end = today < `${year}-12-31` ? today : `${year}-12-31`
  const folder = await mkdtemp(join(tmpdir(), 'lilong-demo-'))
  try {
    const c = chance(20_260_120)
    const pictures = await drawPictures(folder, c)
    const people = await everybody(lilong, end)
    return await lilong.database.write.transaction().execute(async (trx) => {
      const teller: Teller = {
        lilong,
        pictures,
        c,
        year,
        end,
        async on(day, hour, work) {
          const tx = makeTx(
            trx,
            new Date(`${day}T${String(hour).padStart(2, '0')}:00:00+08:00`),
            `demo-${day}`,
          )
          const result = await work(tx)
          await flush(tx)
          return result
        },
        as(name) {
          const actor = people.get(playerNamed(name).id)
          if (!actor) throw new Error(`${name} has no account in the demonstration`)
          return actor
        },
      }
      return tell(teller)
    })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function everybody(lilong: Lilong, end: Civil): Promise<Map<string, Actor>> {
  const at = new Date(`${end}T12:00:00+08:00`)
  const staff = cast.filter((player) => player.staffNumber !== null)
  const actors = await Promise.all(staff.map((player) => actorOfPerson(lilong, player.id, at)))
  return new Map(staff.map((player, i) => [player.id, actors[i]!]))
}

async function tell(t: Teller): Promise<number> {
  await joinResidents(t)
  const wished = await tellFormerWishes(t)
  const adoptedOn = `${t.year}-01-20`
  const called = await callConference(t, adoptedOn)
  const draftId = await draftList(t)
  const planId = await holdConference(t, called, adoptedOn, draftId)
  const targets = await putInCharge(t, planId, addDays(adoptedOn, 3))
  const wishedFor = await confirmFormer(t, wished, targets, addDays(adoptedOn, 4))
  const from = addDays(adoptedOn, 12)
  const deeds = targets
    .filter((target) => !toldBySites(target) && !measuredElsewhere(target))
    .flatMap((target) =>
      isCheckOfCompounds(target) ? checksOf(target, from, t.end) : deedsOf(target, t.c, from, t.end),
    )
  for (const month of monthsBetween(from, t.end)) {
    await tellMonth(t, planId, deeds, month)
    await followYear(t, wishedFor, month.until < t.end ? addDays(month.until, 1) : addDays(t.end, -1))
  }
  await tellWorks(t, planId, targets)
  await tellIndicators(t, targets)
  await tellOpenData(t)
  await correctOne(t, planId)
  await tellPapers(t)
  await tellFolders(t)
  await t.on(addDays(t.end, -1), 16, (tx) => plans.drawSamples(tx, t.as(clerk), planId, 12))
  await tellCommittee(t, called, adoptedOn)
  await draftNext(t)
  await tellNextSession(t, called)
  await tellElection(t)
  await followYear(t, wishedFor, addDays(t.end, -1))
  await tellPresentWishes(t, targets)
  await settleMessages(t)
  await tellBooks(t)
  return deeds.length
}

const textOf = (t: Teller, name: string) =>
  readFileSync(join(import.meta.dirname, 'texts', name), 'utf8')
    .replaceAll('2027', String(t.year + 1))
    .replaceAll('2026', String(t.year))

/** Reads the list from its text; the clerk decides which of the proposed numbers are promises. The conference votes exactly this. */
async function draftList(t: Teller): Promise<string> {
  const actor = t.as(clerk)
  const made = await t.on(`${t.year}-01-08`, 10, (tx) =>
    plans.readText(tx, actor, { text: textOf(t, 'plan-2026.txt'), stage: 'voting' }),
  )
  await t.on(`${t.year}-01-09`, 10, async (tx) => {
    const { content } = await plans.getDraft(tx, actor, made.draftId)
    for (const item of content.items) {
      const promised = carrying[item.number ?? '']?.targets ?? {}
      for (const quantity of item.quantities) quantity.isTarget = quantity.value in promised
    }
    await plans.saveDraft(tx, actor, made.draftId, { version: 1, content })
  })
  return made.draftId
}

/** Lead and joining offices, leaders, contacts, budgets, milestones: the table of responsibilities. */
async function putInCharge(t: Teller, planId: string, day: Civil): Promise<AtWork[]> {
  const actor = t.as(clerk)
  const projects = await t.on(day, 9, (tx) => plans.listProjects(tx, planId, {}))
  const targets: AtWork[] = []
  for (const project of projects) {
    const number = project.number ?? ''
    const plan = carrying[number]
    if (!plan) throw new Error(`Nobody carries out project ${number} of the demonstration`)
    await t.on(day, 10, async (tx) => {
      await plans.assignProject(tx, actor, project.id, {
        version: 1,
        leadOfficeId: officeId(plan.lead),
        joiningOfficeIds: (plan.joining ?? []).map(officeId),
        contactPersonId: holderOf('office_staff', plan.lead).id,
        budgetFen: plan.budgetFen,
        site: plan.site ?? null,
        sitePlaceId: null,
      })
      await plans.handOverProject(tx, actor, project.id, {
        personId: personId(plan.leader),
        fromOn: tx.today,
      })
    })
    for (const { title, due, reached } of plan.milestones ?? []) {
      const dueOn = `${t.year}-${due}`
      const { id } = await t.on(day, 11, (tx) => plans.addMilestone(tx, actor, project.id, { title, dueOn }))
      const reachedOn = reached && `${t.year}-${reached}`
      if (reachedOn && reachedOn <= t.end) {
        await t.on(reachedOn, 17, (tx) => plans.reachMilestone(tx, actor, id, { reachedOn }))
      }
    }
    // The services for elders change hands at mid-year.
    const fromOn = `${t.year}-07-01`
    if (['12', '13', '14', '15'].includes(number) && fromOn <= t.end) {
      await t.on(fromOn, 9, (tx) =>
        plans.handOverProject(tx, actor, project.id, { personId: personId('单立群'), fromOn }),
      )
    }
    const seen = new Map<number, number>()
    for (const target of project.targets) {
      const nth = seen.get(target.value) ?? 0
      seen.set(target.value, nth + 1)
      targets.push({ ...target, number, nth, carrying: plan })
    }
  }
  await countShares(t, targets, day)
  return targets
}

/** A share is counted over a stated whole, and a rate kept elsewhere is read off: the clerk says which, as anybody would have to. */
async function countShares(t: Teller, targets: readonly AtWork[], day: Civil): Promise<void> {
  for (const target of targets.filter((it) => it.measuredBy === 'share')) {
    const whole =
      target.value === 100
        ? {
            measuredBy: 'share' as const,
            denominator: 28,
            denominatorUnit: '个',
            countedHow: '检查、评估和反馈三步都完成的，计为覆盖一个',
          }
        : {
            measuredBy: 'reading' as const,
            denominator: null,
            denominatorUnit: null,
            countedHow: '以消防隐患台账的季度汇总为准',
          }
    await t.on(day, 14, (tx) =>
      plans.defineTarget(tx, t.as(clerk), target.id, { dueOn: target.dueOn, ...whole }),
    )
    target.measuredBy = whole.measuredBy
  }
}

/**
 * Deeds are said on their day, accepted by the head of the lead office at the end of the month, and released at its turn. What
 * was said in the last two days waits to be accepted, what was accepted in the last week waits to be released.
 */
async function tellMonth(t: Teller, planId: string, deeds: readonly Deed[], month: Month): Promise<void> {
  const said: { id: string; deed: Deed }[] = []
  const due = deeds.filter((deed) => deed.on >= month.from && deed.on <= month.until)
  for (const deed of due.sort((a, b) => a.on.localeCompare(b.on))) said.push({ id: await say(t, deed), deed })
  const isLast = month.until === t.end
  const settled = isLast ? said.filter(({ deed }) => deed.on < addDays(t.end, -2)) : said
  const acceptedOn = isLast ? addDays(t.end, -1) : month.until
  for (const [office, list] of Map.groupBy(settled, ({ deed }) => deed.target.carrying.lead)) {
    const head = t.as(holderOf('office_head', office).name)
    await t.on(acceptedOn, 18, (tx) =>
      plans.acceptRecords(
        tx,
        head,
        list.map(({ id }) => id),
      ),
    )
  }
  const ready = settled.filter(({ deed }) => deed.on < addDays(t.end, -6)).map(({ id }) => id)
  if (ready.length === 0) return
  const releasedOn = isLast ? addDays(t.end, -1) : addDays(month.until, 1)
  await t.on(releasedOn, 19, (tx) =>
    plans.releaseRecords(tx, t.as(releaser), planId, { recordIds: ready, hiddenPhotoIds: [] }),
  )
}

async function say(t: Teller, { target, place, byOffice, on, quantity }: Deed): Promise<string> {
  const who = byOffice
    ? holderOf('office_staff', target.carrying.lead)
    : holderOf('committee_secretary', place)
  const actor = t.as(who.name)
  const [id] = await t.on(on, t.c.int(9, 17), async (tx) => {
    const photo = await plans.keepPhoto(tx, t.lilong.files, actor, [
      t.c.pick(t.pictures[target.carrying.scene]),
    ])
    return plans.submitRecords(tx, actor, [
      {
        targetId: target.id,
        placeId: placeId(place),
        happenedOn: on,
        quantity,
        note: null,
        photoIds: [photo.id],
      },
    ])
  })
  return id!
}

/** A mistake that was found after its release, taken back and said again rightly; and one record that came back to its author. */
async function correctOne(t: Teller, planId: string): Promise<void> {
  const day = addDays(t.end, -4)
  const head = t.as(holderOf('office_head', '平安办').name)
  const list = await t.on(day, 9, (tx) =>
    plans.listRecords(tx, head, { planId, state: 'accepted', limit: 200 }),
  )
  const wrong = list.find((deed) => deed.unit === '个' && deed.releasedAt && deed.quantity >= 3)
  if (wrong) await t.on(day, 10, (tx) => plans.reverseRecord(tx, head, wrong.id, 'wrong_quantity'))
  const waiting = await t.on(t.end, 8, (tx) =>
    plans.listRecords(tx, head, { planId, state: 'submitted', limit: 5 }),
  )
  const unclear = waiting[0]
  if (unclear) {
    await t.on(t.end, 8, (tx) =>
      plans.returnRecord(tx, head, unclear.id, '照片看不出是在哪个小区，请补一张带门牌的。'),
    )
  }
}

/** Next year's list is on its way: one text for opinions, one as sent up, to be compared. */
async function draftNext(t: Teller): Promise<void> {
  const first = await t.on(addDays(t.end, -20), 10, (tx) =>
    plans.readText(tx, t.as(clerk), { text: textOf(t, 'plan-2027-soliciting.txt'), stage: 'soliciting' }),
  )
  await t.on(addDays(t.end, -3), 15, (tx) =>
    plans.readText(tx, t.as(clerk), {
      planId: first.planId,
      text: textOf(t, 'plan-2027-submitted.txt'),
      stage: 'submitted',
    }),
  )
}
