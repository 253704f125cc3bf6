import { holderOf } from '../../demo/cast.ts'
import * as documents from '../../modules/documents/contract.ts'
import type { Ask } from '../../modules/documents/rules/approving.ts'
import { kindRules, type PaperKind } from '../../modules/documents/rules/kinds.ts'
import { blocksOf } from '../../modules/documents/rules/writing.ts'
import { addDays, civilDate } from '../../platform/civil.ts'
import type { House } from './house.ts'
import { officeId, personId } from './house.ts'

// Papers in tests: drafted in the 管理办 by its clerk, looked over by its head, signed by 单立群, numbered by 尤书晏, sealed by 谈玉衡.

export const organ = () => officeId('街道办事处')
export const series = '桂街办'
export const keeper = '谈玉衡'
export const papersClerk = '尤书晏'
export const leader = '单立群'
export const drafter = holderOf('office_staff', '管理办').name
export const headOf = (office: string) => holderOf('office_head', office).name

export interface Wanted {
  by?: string
  office?: string
  kind?: PaperKind
  title?: string
  text?: string
  main?: string[]
  copies?: string[]
  isInternal?: boolean
  dueOn?: string | null
}

export function contentOf(wanted: Wanted = {}): documents.PaperContent {
  const kind = wanted.kind ?? 'notice'
  const title = wanted.title ?? '关于做好汛期排水设施检查的通知'
  const main = wanted.main ?? (kindRules[kind].addressed ? ['书带里居委会', '平安办'] : [])
  return {
    kind,
    title,
    organId: organ(),
    isInternal: wanted.isInternal ?? false,
    urgency: null,
    dueOn: wanted.dueOn ?? null,
    mainOfficeIds: main.map(officeId),
    copyOfficeIds: (wanted.copies ?? []).map(officeId),
    body: {
      ...documents.blankPaper(title, kindRules[kind].form),
      blocks: blocksOf(
        wanted.text ?? '汛期将至，请各单位于本月底前查一遍排水口。\n一、查什么\n雨水口、泵房和沙袋。',
      ),
    },
    attachments: [],
  }
}

const whole = <T>(answer: { refused: unknown; body: T }, what: string): T => {
  if (answer.refused) throw new Error(`${what}: ${JSON.stringify(answer.refused)}`)
  return answer.body
}

export async function draft(house: House, wanted: Wanted = {}): Promise<string> {
  const client = await house.as(wanted.by ?? drafter)
  const body = { officeId: officeId(wanted.office ?? '管理办'), content: contentOf(wanted) }
  return whole(await client.ask(documents.draftPaper, { body }), 'not drafted').id
}

export interface Sheet {
  version?: number
  countersign?: string[]
  mode?: 'at_once' | 'in_order'
  dueOn?: string | null
  approvers?: [person: string, ask: Ask][]
}
export const usualSheet = (): [string, Ask][] => [
  [headOf('管理办'), 'review'],
  [leader, 'sign'],
]

export async function submit(house: House, id: string, sheet: Sheet = {}, by = drafter) {
  const client = await house.as(by)
  return client.ask(documents.submitPaper, {
    params: { id },
    body: {
      version: sheet.version ?? 1,
      countersignOfficeIds: (sheet.countersign ?? []).map(officeId),
      countersignMode: sheet.mode ?? 'at_once',
      countersignDueOn: sheet.dueOn ?? null,
      approvers: (sheet.approvers ?? usualSheet()).map(([name, ask]) => ({ personId: personId(name), ask })),
      words: null,
    },
  })
}

export const read = async (house: House, id: string, by = papersClerk) =>
  whole(await (await house.as(by)).ask(documents.getPaper, { params: { id } }), `${by} cannot read`)

/** The first line of the sheet that is still open for this person, or for whoever stands in the name given. */
export async function decide(
  house: House,
  id: string,
  by: string,
  outcome: 'approved' | 'returned' | 'passed' | 'seen',
  more: { words?: string | null; passTo?: string; name?: string; approvalId?: string } = {},
) {
  const line = (await read(house, id)).approvals.find(
    (one) => one.person.id === personId(more.name ?? by) && one.outcome === null,
  )
  return (await house.as(by)).ask(documents.decidePaper, {
    params: { id },
    body: {
      approvalId: more.approvalId ?? line?.id ?? id,
      outcome,
      words: more.words ?? null,
      ...(more.passTo ? { passToId: personId(more.passTo) } : {}),
    },
  })
}

/** A paper that was handed in and signed. */
export async function signed(house: House, wanted: Wanted = {}): Promise<string> {
  const id = await draft(house, wanted)
  whole(await submit(house, id, {}, wanted.by), 'not handed in')
  for (const [name] of usualSheet())
    whole(await decide(house, id, name, 'approved'), `${name} did not approve`)
  return id
}

export async function openTheSeries(house: House): Promise<void> {
  const clerk = await house.as(papersClerk)
  whole(
    await clerk.ask(documents.openSeries, {
      body: { organId: organ(), code: series, mark: '桂渡桥街道办事处文件' },
    }),
    'the series was not opened',
  )
}

export async function numbered(house: House, wanted: Wanted = {}): Promise<{ id: string; number: string }> {
  const id = await signed(house, wanted)
  const clerk = await house.as(papersClerk)
  return whole(await clerk.ask(documents.numberPaper, { params: { id }, body: { series } }), 'not numbered')
}

export async function enterTheSeal(
  house: House,
  rules: { kind: PaperKind; signedRank: 'leader' | 'head' }[] = [{ kind: 'notice', signedRank: 'leader' }],
): Promise<string> {
  const clerk = await house.as(papersClerk)
  return whole(
    await clerk.ask(documents.enterSeal, {
      body: {
        name: '桂渡桥街道办事处公章',
        kind: 'official',
        officeId: organ(),
        keptAt: '党政办 208 室保险柜',
        fromOn: '2024-01-01',
        keeperId: personId(keeper),
        rules,
      },
    }),
    'the seal was not entered',
  ).id
}

export async function ask(house: House, id: string, sealId: string, by = drafter) {
  return (await house.as(by)).ask(documents.applyForSeal, {
    params: { id },
    body: { sealId, copies: 3, pages: 2 },
  })
}

export async function seal(house: House, useId: string, watchedBy = papersClerk, by = keeper) {
  return (await house.as(by)).ask(documents.setSeal, {
    params: { id: useId },
    body: { watchedById: personId(watchedBy) },
  })
}

/** A paper that bears number and seal. */
export async function sealed(house: House, sealId: string): Promise<{ id: string; number: string }> {
  const paper = await numbered(house)
  const use = whole(await ask(house, paper.id, sealId), 'not asked for')
  whole(await seal(house, use.id), 'not sealed')
  return paper
}

/** Rows of the paper trade by the addresses under which they are asked for, with what each write and some reads want: for the house’s tests. */
export async function paperRows(house: House) {
  await openTheSeries(house)
  const sealId = await enterTheSeal(house)
  const { id } = await numbered(house)
  const use = whole(await ask(house, id, sealId), 'not asked for')
  const first = whole(
    await (await house.as(papersClerk)).ask(documents.getPaper, { params: { id } }),
    'not read',
  )
  const deputy = whole(
    await (await house.as(leader)).ask(documents.nameDeputy, {
      body: {
        deputyId: personId('仇雅萍'),
        kinds: null,
        fromOn: civilDate(house.clock.now()),
        untilOn: addDays(civilDate(house.clock.now()), 3),
        reason: '出差',
      },
    }),
    'no deputy',
  )
  const somebody = personId(leader)
  return {
    ids: {
      '/api/documents/papers/:id': id,
      '/api/documents/seals/:id': sealId,
      '/api/documents/seal-uses/:id': use.id,
      '/api/documents/deputies/:id': deputy.id,
    },
    bodies: {
      'PUT /api/documents/papers/:id': { version: 1, content: contentOf() },
      'POST /api/documents/papers/:id/submission': {
        version: 1,
        countersignOfficeIds: [],
        countersignMode: 'at_once',
        countersignDueOn: null,
        approvers: [{ personId: somebody, ask: 'sign' }],
        words: null,
      },
      'POST /api/documents/papers/:id/withdrawal': { reason: '缓一缓' },
      'POST /api/documents/papers/:id/voiding': { reason: '不发了' },
      'POST /api/documents/papers/:id/number': { series },
      'POST /api/documents/papers/:id/filing': { fileMark: '2026-1' },
      'POST /api/documents/papers/:id/countersignatures': {
        officeId: organ(),
        stance: 'agreed',
        words: null,
      },
      'POST /api/documents/papers/:id/answers': { officeId: organ(), words: '已改' },
      'POST /api/documents/papers/:id/decisions': {
        approvalId: first.approvals[0]!.id,
        outcome: 'approved',
        words: null,
      },
      'POST /api/documents/papers/:id/seal-uses': { sealId, copies: 1, pages: 1 },
      'POST /api/documents/seals/:id/keepers': { personId: somebody, fromOn: '2026-12-01' },
      'POST /api/documents/seals/:id/rules': { rules: [] },
      'POST /api/documents/seals/:id/closing': { untilOn: '2026-03-01', reason: '停用' },
      'POST /api/documents/seal-uses/:id/sealing': { watchedById: somebody },
      'POST /api/documents/seal-uses/:id/refusal': { refusal: 'other', words: '再看' },
    } as Record<string, unknown>,
    queries: {
      'GET /api/documents/papers/:id/differences': '?from=1&to=1',
      'GET /api/documents/seals/:id/uses': '?from=2026-01-01&until=2027-01-01',
    } as Record<string, string>,
  }
}
