import sharp from 'sharp'
import { holderOf as holder } from '../../demo/cast.ts'
import * as plans from '../../modules/plans/contract.ts'
import type { Role } from '../../modules/units/rules.ts'
import type { Client, House } from './house.ts'
import { officeId, placeId } from './house.ts'

// A small adopted list to test promises with: every way of measuring once, in a few words of our own.

export interface WantedTarget {
  /** As it stands in the item's text. */
  quoted: string
  value: number
  unit: string | null
  comparator?: plans.DraftContent['items'][number]['quantities'][number]['comparator']
  kind?: 'flow' | 'level'
  baseline?: number | null
  max?: number | null
  per?: string | null
  partOf?: string
}
export interface WantedItem {
  text: string
  category?: string
  part?: 'project' | 'prose'
  targets: WantedTarget[]
}

export const smallList: WantedItem[] = [
  { text: '街道把下面几件事当作全年的硬任务。', part: 'prose', targets: [] },
  {
    category: '住得安全',
    text: '为住宅小区新装电动自行车充电桩180台，其中里弄不少于45台；铺设消防通道标线1.5公里。',
    targets: [
      { quoted: '180台', value: 180, unit: '台' },
      { quoted: '不少于45台', value: 45, unit: '台', comparator: '>=', partOf: '180台' },
      { quoted: '1.5公里', value: 1.5, unit: '公里' },
    ],
  },
  {
    category: '住得安全',
    text: '小区门禁改造覆盖75%以上的小区；全年新增违建0件；登记失业人数控制在412人以内。',
    targets: [
      { quoted: '75%以上', value: 75, unit: '%', comparator: '>=', kind: 'level' },
      { quoted: '0件', value: 0, unit: '件' },
      { quoted: '412人以内', value: 412, unit: '人', comparator: '<=', kind: 'level' },
    ],
  },
  {
    category: '吃得放心',
    text: '食堂日供餐能力由300客增至450客，服务满意度不低于90分。',
    targets: [
      { quoted: '由300客增至450客', value: 450, unit: '客', kind: 'level', baseline: 300 },
      { quoted: '不低于90分', value: 90, unit: '分', comparator: '>=', kind: 'level' },
    ],
  },
]

export interface Adopted {
  planId: string
  projects: plans.ProjectSummary[]
  /** The target that stands on these words. */
  target(quoted: string): plans.Target
  project(quoted: string): plans.ProjectSummary
}

/** Imports, corrects, saves and adopts a list by the hands of 尤书晏, and gives every project to the 管理办. */
export async function adoptList(
  house: House,
  options: { items?: WantedItem[]; adoptedOn?: string; year?: number; leadOffice?: string | null } = {},
): Promise<Adopted> {
  const clerk = await house.as('尤书晏')
  const items = options.items ?? smallList
  const made = await clerk.ask(plans.readText, { body: { text: items.map((item) => item.text).join('\n') } })
  if (made.refused) throw new Error(`The text was not read: ${JSON.stringify(made.refused)}`)
  const content = contentOf(items, options.year ?? 2026)
  const saved = await clerk.ask(plans.saveDraft, {
    params: { id: made.body.draftId },
    body: { version: 1, content },
  })
  if (saved.refused) throw new Error(`The draft was not saved: ${JSON.stringify(saved.refused)}`)
  const adopted = await clerk.ask(plans.adoptDraft, {
    params: { id: made.body.draftId },
    body: {
      version: saved.body.version,
      adoptedOn: options.adoptedOn ?? '2026-01-20',
      basis: '街道社区代表会议通过',
    },
  })
  if (adopted.refused) throw new Error(`The draft was not adopted: ${JSON.stringify(adopted.refused)}`)
  const { planId } = adopted.body
  const lead = options.leadOffice === undefined ? '管理办' : options.leadOffice
  if (lead) {
    for (const project of (await clerk.ask(plans.listProjects, { params: { id: planId }, query: {} })).body) {
      await clerk.ask(plans.assignProject, {
        params: { id: project.id },
        body: { ...nobodyElse, version: 1, leadOfficeId: officeId(lead) },
      })
    }
  }
  return readList(house, planId)
}

export const nobodyElse = {
  joiningOfficeIds: [],
  contactPersonId: null,
  budgetFen: null,
  site: null,
  sitePlaceId: null,
}

export async function readList(house: House, planId: string): Promise<Adopted> {
  const clerk = await house.as('尤书晏')
  const projects = (await clerk.ask(plans.listProjects, { params: { id: planId }, query: {} })).body
  const named = <T>(row: T | undefined, quoted: string): T => {
    if (!row) throw new Error(`Nothing stands on ${quoted}`)
    return row
  }
  return {
    planId,
    projects,
    target: (quoted) =>
      named(
        projects.flatMap((p) => p.targets).find((t) => t.quoted === quoted),
        quoted,
      ),
    project: (quoted) =>
      named(
        projects.find((p) => p.targets.some((t) => t.quoted === quoted)),
        quoted,
      ),
  }
}

function contentOf(items: WantedItem[], year: number): plans.DraftContent {
  let counted = 0
  return {
    title: `${year}年实事项目`,
    year,
    items: items.map((item, index) => {
      const ids = new Map(item.targets.map((target) => [target.quoted, `q${++counted}`]))
      return {
        id: `i${index}`,
        number: item.part === 'prose' ? null : String(index),
        category: item.category ?? null,
        text: item.text,
        sourceStart: null,
        sourceEnd: null,
        part: item.part ?? 'project',
        level: 'street',
        title: item.text.slice(0, 20),
        quantities: item.targets.map((target) => {
          const start = item.text.indexOf(target.quoted)
          return {
            id: ids.get(target.quoted)!,
            quoted: target.quoted,
            start,
            end: start + target.quoted.length,
            sourceStart: null,
            sourceEnd: null,
            value: target.value,
            max: target.max ?? null,
            comparator: target.comparator ?? '=',
            unit: target.unit,
            subject: null,
            kind: target.kind ?? 'flow',
            baseline: target.baseline ?? null,
            per: target.per ?? null,
            role: 'target',
            partOf: target.partOf ? ids.get(target.partOf)! : null,
            isTarget: true,
            isPlaced: true,
          }
        }),
      }
    }),
  }
}

let shade = 0

/** A photo nobody took before: every call another colour. */
export async function somePhoto(): Promise<Buffer> {
  shade = (shade + 7) % 256
  return sharp({ create: { width: 64, height: 48, channels: 3, background: { r: shade, g: 120, b: 90 } } })
    .jpeg()
    .toBuffer()
}

export async function keepPhoto(client: Client): Promise<string> {
  const answer = await client.upload<{ id: string }>('/api/plans/photos', [
    { name: 'photo.jpg', content: await somePhoto(), type: 'image/jpeg' },
  ])
  if (answer.status !== 200) throw new Error(`The photo was not kept: ${JSON.stringify(answer.body)}`)
  return answer.body.id
}

/** Submits a deed with a photo and returns the record's id. */
export async function submit(
  house: House,
  who: string,
  targetId: string,
  deed: { quantity: number; place?: string; happenedOn?: string },
): Promise<string> {
  const client = await house.as(who)
  const answer = await client.ask(plans.submitRecord, {
    params: { id: targetId },
    body: {
      placeId: placeId(deed.place ?? '书带里'),
      happenedOn: deed.happenedOn ?? '2026-02-10',
      quantity: deed.quantity,
      note: null,
      photoIds: [await keepPhoto(client)],
    },
  })
  if (answer.refused) throw new Error(`The record was not taken: ${JSON.stringify(answer.body)}`)
  return answer.body.id
}

export async function accept(house: House, who: string, ...recordIds: string[]) {
  return (await house.as(who)).ask(plans.acceptRecords, { body: { recordIds } })
}

export async function release(house: House, who: string, planId: string, ...recordIds: string[]) {
  return (await house.as(who)).ask(plans.releaseRecords, {
    params: { id: planId },
    body: { recordIds, hiddenPhotoIds: [] },
  })
}

/** Who holds a role on an office or a place, by name: the head of the 管理办, the staff of the 自治办, the secretary of 鸣鹤坊. */
export const holderOf = (role: Role, unit: string) => holder(role, unit).name
export const headOf = (office: string) => holderOf('office_head', office)
export const staffOf = (office: string) => holderOf('office_staff', office)
