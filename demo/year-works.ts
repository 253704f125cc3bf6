import * as plans from '../modules/plans/index.ts'
import { addDays, type Civil } from '../platform/civil.ts'
import { holderOf } from './cast.ts'
import { officeId, placeId } from './ids.ts'
import type { Scene } from './pictures.ts'
import type { Teller } from './year.ts'
import type { AtWork } from './year-deeds.ts'

// Works on many sites: lifts, stairwells, bin rooms. Invented; as many of each as a real sub-district reported.

type Reached = 'planned' | 'signed' | 'begun' | 'finished' | 'accepted'

interface Works {
  /** The project's number in the list. */
  number: string
  acceptance: string
  contractors: readonly string[]
  scene: Scene
  places: readonly string[]
  title: (nth: number, place: string) => string
  areaM2?: (nth: number) => number
  /** How many sites had come how far by today, furthest first. */
  reached: readonly (readonly [Reached, number])[]
  /** What each counts, by the promised value: at which phase, how many; null: its area. */
  counts: (nth: number) => readonly { value: number; phase: plans.CountedPhase; quantity: number | null }[]
}

const works: readonly Works[] = [
  {
    number: '3',
    acceptance: '房管办',
    contractors: ['沪中电梯安装工程公司', '申禾机电设备公司'],
    scene: 'lift',
    places: ['桂渡一村南区', '桂渡一村北区', '桂渡二村东区', '沪纱新村一街坊', '铁工新村二街坊'],
    title: (nth) => `${12 + nth * 3}号楼加装电梯`,
    reached: [
      ['accepted', 5],
      ['finished', 1],
      ['begun', 3],
      ['signed', 6],
    ],
    counts: () => [
      { value: 15, phase: 'signed', quantity: 1 },
      { value: 10, phase: 'begun', quantity: 1 },
      { value: 8, phase: 'accepted', quantity: 1 },
    ],
  },
  {
    number: '4',
    acceptance: '房管办',
    contractors: ['沪中建筑修缮公司', '泊岸装饰工程公司'],
    scene: 'stairs',
    places: ['沪纱新村一街坊', '沪纱新村二街坊', '沪纱新村三街坊', '铁工新村一街坊', '铁工新村二街坊'],
    title: (nth) => `${5 + nth * 2}号门洞楼道整修`,
    areaM2: (nth) => 690 + ((nth * 37) % 140),
    reached: [
      ['accepted', 19],
      ['finished', 2],
      ['begun', 2],
      ['planned', 1],
    ],
    counts: () => [
      { value: 24, phase: 'accepted', quantity: 1 },
      { value: 18000, phase: 'accepted', quantity: null },
    ],
  },
  {
    number: '5',
    acceptance: '管理办',
    contractors: ['桂渡环境工程公司', '申禾市政养护公司'],
    scene: 'bins',
    places: [
      '书带坊',
      '青藤里',
      '永敬坊',
      '和衷坊',
      '敦裕坊',
      '鸣鹤东坊',
      '桂渡一村北区',
      '桂渡二村西区',
      '云樟苑一期',
      '苏泾公寓',
      '泊岸名邸',
      '铁工新村一街坊',
    ],
    title: (nth) => `${nth + 1}号垃圾箱房`,
    areaM2: (nth) => 18 + (nth % 9),
    reached: [
      ['accepted', 31],
      ['finished', 2],
      ['begun', 3],
      ['planned', 2],
    ],
    counts: (nth) => [
      { value: 38, phase: 'accepted', quantity: 1 },
      // Twenty of them get a basin; seventeen of those that are done have one.
      ...(nth < 17 || nth > 34 ? [{ value: 20, phase: 'accepted' as const, quantity: 1 }] : []),
    ],
  },
]

/** Promises of these projects are told by their sites, not by single records. */
export const toldBySites = (target: Pick<AtWork, 'number' | 'value'>): boolean =>
  works.some(
    ({ number, counts }) =>
      number === target.number &&
      [0, 17].some((nth) => counts(nth).some(({ value }) => value === target.value)),
  )

interface Site {
  id: string
  of: Works
  nth: number
  /** The days on which it reached signed, begun, finished, accepted; as far as it came. */
  days: Partial<Record<Reached, Civil>>
  lead: string
}

const order: readonly Reached[] = ['signed', 'begun', 'finished', 'accepted']

/** Tells the works of the year: opened in spring, built one after the other, accepted by another office, released at the turn of the month. */
export async function tellWorks(t: Teller, planId: string, targets: readonly AtWork[]): Promise<void> {
  const sites: Site[] = []
  for (const of of works) sites.push(...(await open(t, of, targets)))
  const steps = sites
    .flatMap((site) =>
      order.flatMap((phase) => {
        const on = site.days[phase]
        return on ? [{ site, phase, on }] : []
      }),
    )
    .sort((a, b) => a.on.localeCompare(b.on) || order.indexOf(a.phase) - order.indexOf(b.phase))
  for (const step of steps) await take(t, step)
  await release(t, planId)
}

async function open(t: Teller, of: Works, targets: readonly AtWork[]): Promise<Site[]> {
  const own = targets.filter((target) => target.number === of.number)
  const [first] = own
  if (!first) throw new Error(`Nobody promised the works of project ${of.number}`)
  const { lead } = first.carrying
  const openedOn = `${t.year}-02-24`
  const sites: Site[] = []
  let nth = 0
  for (const [reached, count] of of.reached) {
    for (let i = 0; i < count; i++, nth++) {
      const place = of.places[nth % of.places.length]!
      const actor = t.as(holderOf('office_staff', lead).name)
      const share = nth / of.reached.reduce((sum, [, n]) => sum + n, 0)
      const begins = addDays(openedOn, 20 + Math.floor(share * 190))
      const { ids } = await t.on(openedOn, 10, (tx) =>
        plans.openSites(tx, actor, first.projectId, {
          acceptanceOfficeId: officeId(of.acceptance),
          counts: of.counts(nth).flatMap(({ value, phase, quantity }) => {
            const target = own.find((one) => one.value === value && one.nth === 0)
            return target ? [{ targetId: target.id, phase, quantity }] : []
          }),
          sites: [
            {
              title: of.title(nth, place),
              placeId: placeId(place),
              areaM2: of.areaM2?.(nth) ?? null,
              contractor: of.contractors[nth % of.contractors.length]!,
              plannedStartOn: begins,
              plannedFinishOn: addDays(begins, of.number === '3' ? 150 : 45),
            },
          ],
        }),
      )
      sites.push({ id: ids[0]!, of, nth, lead, days: daysOf(t, reached, openedOn, share) })
    }
  }
  return sites
}

/** When a site reached each phase: the earlier ones were begun in March, the latest accepted last week. */
function daysOf(t: Teller, reached: Reached, openedOn: Civil, share: number): Site['days'] {
  const upTo = order.slice(0, order.indexOf(reached) + 1)
  const last = addDays(t.end, -3 - t.c.int(0, 6))
  const from = addDays(openedOn, 6 + Math.floor(share * 60))
  const days: Site['days'] = {}
  let on = from
  for (const phase of upTo) {
    days[phase] = [on, last].sort()[0]!
    on = addDays(on, phase === 'signed' ? t.c.int(10, 40) : t.c.int(12, 30) + Math.floor(share * 30))
  }
  return days
}

async function take(
  t: Teller,
  { site, phase, on }: { site: Site; phase: Reached; on: Civil },
): Promise<void> {
  const { of, id, lead } = site
  const carrier = t.as(holderOf('office_staff', lead).name)
  const head = t.as(holderOf('office_head', lead).name)
  const acceptor = t.as(holderOf('office_head', of.acceptance).name)
  const photograph = (moment: plans.SiteMoment) =>
    t.on(on, 9, (tx) =>
      plans.photographSite(tx, t.lilong.files, carrier, id, { moment, takenOn: on }, [
        t.c.pick(t.pictures[of.scene]),
      ]),
    )
  const act = {
    signed: 'sign',
    begun: 'begin',
    finished: 'finish',
    accepted: 'accept',
    planned: 'sign',
  } as const
  // Bin rooms and stairwells have no contract of their own to sign.
  const counted = of.counts(site.nth)
  if (phase === 'signed' && !counted.some((one) => one.phase === 'signed')) return
  if (phase === 'signed' || (phase === 'begun' && !counted.some((one) => one.phase === 'signed')))
    await photograph('before')
  if (phase === 'finished') await photograph('after')
  const who = phase === 'accepted' ? acceptor : carrier
  await t.on(on, 15, async (tx) => {
    const { version } = await plans.getSite(tx, who, id)
    await plans.moveSite(tx, t.lilong.files, who, id, {
      version,
      act: act[phase],
      happenedOn: on,
      words: null,
    })
  })
  // What a phase counts waits for the head of the lead office, as every record does.
  if (phase !== 'accepted') {
    await t.on(on, 18, async (tx) => {
      const { records } = await plans.getSite(tx, head, id)
      const waiting = records.filter(({ state }) => state === 'submitted').map((record) => record.id)
      if (waiting.length > 0) await plans.acceptRecords(tx, head, waiting)
    })
  }
}

/** What was accepted until a week ago is public. */
async function release(t: Teller, planId: string): Promise<void> {
  const until = addDays(t.end, -6)
  const releaser = t.as('沈砚秋')
  const ready = await t.on(addDays(t.end, -1), 18, (tx) => plans.listReleasable(tx, releaser, planId))
  const recordIds = ready.filter(({ happenedOn }) => happenedOn < until).map(({ id }) => id)
  for (let at = 0; at < recordIds.length; at += 400) {
    await t.on(addDays(t.end, -1), 19, (tx) =>
      plans.releaseRecords(tx, releaser, planId, {
        recordIds: recordIds.slice(at, at + 400),
        hiddenPhotoIds: [],
      }),
    )
  }
}
