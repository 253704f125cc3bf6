import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as documents from '../modules/documents/index.ts'
import { kindRules } from '../modules/documents/rules.ts'
import { addDays, type Civil } from '../platform/civil.ts'
import type { Tx } from '../platform/tx.ts'
import { holderOf } from './cast.ts'
import { officeId, personId } from './ids.ts'
import { pdfOf } from './paper-pdf.ts'
import { committeeOf, neighbourhoods, offices } from './trees.ts'
import type { Teller } from './year.ts'
import { writtenLater } from './year-paper-later.ts'
import { type Fate, type RecentPaper, recent } from './year-paper-recent.ts'
import { type WrittenPaper, written } from './year-paper-texts.ts'

// The papers of the year by the hands they pass through. Every step is put into one queue and told in the order of time, so that the
// numbers run as they would have run.

const clerk = '尤书晏'
const keeper = '谈玉衡'
const leader = '单立群'
const organ = '街道办事处'
/** Which leader looks at what. */
const viceOf: Record<string, string> = {
  管理办: '温伯钧',
  平安办: '温伯钧',
  发展办: '温伯钧',
  营商办: '温伯钧',
  党建办: '温伯钧',
}
const seriesOf = (kind: string) =>
  ({ letter: '桂街函', minutes: '桂街纪', supervision: '桂街督' })[kind] ?? '桂街办'

type Paper = Omit<WrittenPaper, 'on'> & Partial<Pick<RecentPaper, 'urgent' | 'internal'>>
interface Step {
  on: Civil
  hour: number
  nth: number
  tell: (tx: Tx) => Promise<unknown>
}

/** How far each fate goes along the way; what is not here went all of it. */
const ends: Record<Fate, number> = {
  draft: 0,
  countersigning: 1,
  objected: 1,
  with_head: 2,
  with_vice: 3,
  with_leader: 4,
  returned: 4,
  withdrawn: 2,
  approved: 5,
  void: 6,
  asked_seal: 7,
  seal_refused: 7,
  sealed: 8,
  issued: 9,
}

/** Offices are closed at weekends. */
function workday(on: Civil): Civil {
  const day = new Date(`${on}T00:00:00Z`).getUTCDay()
  return day === 6 ? addDays(on, 2) : day === 0 ? addDays(on, 1) : on
}

/** The day itself, or the Friday before. */
function workdayBefore(on: Civil): Civil {
  const day = new Date(`${on}T00:00:00Z`).getUTCDay()
  return day === 6 ? addDays(on, -1) : day === 0 ? addDays(on, -2) : on
}

/** So many days on which the office works later. */
function workdaysAfter(on: Civil, days: number): Civil {
  let at = on
  for (let left = days; left > 0; left--) at = workday(addDays(at, 1))
  return at
}

const recipients = (to: WrittenPaper['to'] = []): string[] =>
  to.flatMap((name) => {
    if (name === '各居委会') return neighbourhoods.map((one) => officeId(committeeOf(one)))
    if (name === '各科室')
      return offices.filter(({ kind }) => kind === 'office').map((one) => officeId(one.shortName))
    return [officeId(name)]
  })

const staffOf = (office: string) => holderOf('office_staff', office).name
const headOf = (office: string) => holderOf('office_head', office).name

/** Tells about sixty papers: those of the year went all the way, those of these weeks stand where their fate left them. */
export async function tellPapers(t: Teller): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'lilong-papers-'))
  try {
    const seals = await beginBooks(t)
    const steps: Step[] = []
    const done = [...written, ...writtenLater]
      .map((paper) => ({ paper, on: workday(`${t.year}-${paper.on}`) }))
      .filter(({ on }) => on < addDays(t.end, -20))
    for (const { paper, on } of done) steps.push(...wayOf(t, folder, seals, paper, on, null))
    for (const paper of recent)
      steps.push(...wayOf(t, folder, seals, paper, workdayBefore(addDays(t.end, -paper.daysAgo)), paper.fate))
    steps.push(...deputyWeek(t))
    steps.sort((a, b) => a.on.localeCompare(b.on) || a.hour - b.hour || a.nth - b.nth)
    for (const step of steps) await t.on(step.on, step.hour, step.tell)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

interface Seals {
  official: string
  contract: string
}

/** The series of numbers and the seals, opened on the first working day. */
async function beginBooks(t: Teller): Promise<Seals> {
  const day = `${t.year}-01-04`
  const by = t.as(clerk)
  await t.on(day, 9, async (tx) => {
    for (const [code, mark] of [
      ['桂街办', '桂渡桥街道办事处文件'],
      ['桂街函', '桂渡桥街道办事处'],
      ['桂街纪', '桂渡桥街道主任办公会议纪要'],
      ['桂街督', '桂渡桥街道督办单'],
    ] as const)
      await documents.openSeries(tx, by, { organId: officeId(organ), code, mark })
  })
  const enter = (body: Omit<Parameters<typeof documents.enterSeal>[3], 'officeId' | 'keeperId' | 'fromOn'>) =>
    t.on(day, 10, (tx) =>
      documents.enterSeal(tx, t.lilong, by, {
        officeId: officeId(organ),
        keeperId: personId(keeper),
        fromOn: '2024-01-01',
        ...body,
      }),
    )
  const sealable = (kinds: readonly (keyof typeof kindRules)[]) =>
    kinds.map((kind) => ({ kind, signedRank: kindRules[kind].signedBy }))
  const official = await enter({
    name: '桂渡桥街道办事处公章',
    kind: 'official',
    keptAt: '党政办 208 室保险柜',
    rules: sealable([
      'decision',
      'announcement',
      'public_notice',
      'opinion',
      'notice',
      'circular',
      'report',
      'request',
      'reply',
      'letter',
      'supervision',
      'certificate',
    ]),
  })
  const contract = await enter({
    name: '桂渡桥街道办事处合同专用章',
    kind: 'special',
    keptAt: '党政办 208 室保险柜',
    rules: sealable(['contract']),
  })
  return { official: official.id, contract: contract.id }
}

/** One spring week the director is away, and signs by a deputy. */
function deputyWeek(t: Teller): Step[] {
  const from = `${t.year}-05-12`
  if (from >= addDays(t.end, -20)) return []
  return [
    {
      on: `${t.year}-05-08`,
      hour: 16,
      nth: 0,
      tell: (tx) =>
        documents.nameDeputy(tx, t.lilong, t.as(leader), {
          deputyId: personId('仇雅萍'),
          kinds: null,
          fromOn: from,
          untilOn: addDays(from, 7),
          reason: '参加区里组织的外出学习',
        }),
    },
  ]
}

/** The whole way of one paper as steps in time, broken off where its fate says. */
function wayOf(t: Teller, folder: string, seals: Seals, paper: Paper, on: Civil, fate: Fate | null): Step[] {
  const drafter = staffOf(paper.office)
  const head = headOf(paper.office)
  const { numbered, sealed, signedBy } = kindRules[paper.kind]
  const isMinor = signedBy === 'head'
  const signer = isMinor ? head : leader
  // In the week in which one deputy signs for the director, the other one looks the papers over: one hand does not sign twice.
  const away = fate === null && !isMinor && on >= `${t.year}-05-11` && on <= `${t.year}-05-15`
  const vice = away ? '温伯钧' : (viceOf[paper.office] ?? '仇雅萍')
  const nth = Number.parseInt(createHash('sha1').update(paper.title).digest('hex').slice(0, 6), 16)
  let id = ''
  let use = ''
  let number = paper.title
  const far = fate === null ? 10 : ends[fate]
  const steps: Step[] = []
  const isPast = fate === null
  const day = (days: number) => workdaysAfter(on, days)
  const step = (stage: number, days: number, hour: number, tell: Step['tell']) => {
    if (stage <= far) steps.push({ on: day(days), hour, nth, tell })
  }
  const line = async (
    tx: Tx,
    name: string,
    outcome: 'approved' | 'returned' | 'passed',
    words: string | null,
    more: { passTo?: string; by?: string } = {},
  ) => {
    const lines = await documents.linesOpen(tx, t.as(clerk), id)
    const open = lines.find((one) => one.personId === personId(name))
    if (!open) throw new Error(`${name} is not asked about ${paper.title}`)
    await documents.decidePaper(tx, t.lilong, t.as(more.by ?? name), id, {
      approvalId: open.id,
      outcome,
      words,
      ...(more.passTo ? { passToId: personId(more.passTo) } : {}),
    })
  }

  step(0, 0, 9, async (tx) => {
    id = await draft(tx, t, folder, paper, drafter)
  })
  const approvers = isMinor
    ? [{ personId: personId(head), ask: 'sign' as const }]
    : [
        { personId: personId(head), ask: 'review' as const },
        { personId: personId(vice), ask: 'review' as const },
        { personId: personId(leader), ask: 'sign' as const },
      ]
  step(1, 0, 11, async (tx) => {
    await documents.submitPaper(tx, t.lilong, t.as(drafter), id, {
      version: paper.attached ? 2 : 1,
      countersignOfficeIds: (paper.countersign ?? []).map(officeId),
      countersignMode: 'at_once',
      countersignDueOn: paper.countersign ? addDays(tx.today, 2) : null,
      approvers,
      words: null,
    })
  })
  const asked = paper.countersign ?? []
  asked.forEach((office, i) => {
    // Of what is being countersigned now the first office has spoken; one of them objects.
    if (far === 1 && i > 0) return
    const objects = fate === 'objected' || (isPast && nth % 17 === 0 && i === 0)
    const remarks = !objects && nth % 5 === i
    step(far === 1 ? 1 : 2, 0, 14 + (i % 3), (tx) =>
      documents.countersignPaper(tx, t.as(headOf(office)), id, {
        officeId: officeId(office),
        stance: objects ? 'objected' : remarks ? 'remarked' : 'agreed',
        words: objects ? '时间和我们这边的安排冲突，请先商量。' : remarks ? '请写明联系人和电话。' : null,
      }),
    )
    if (objects && isPast) {
      step(2, 0, 14 + (i % 3), (tx) =>
        documents.answerObjection(tx, t.as(drafter), id, {
          officeId: officeId(office),
          words: '已当面商量，时间错开，文中已写明。',
        }),
      )
    }
  })
  if (fate === 'withdrawn') {
    step(2, 1, 9, (tx) => documents.withdrawPaper(tx, t.as(drafter), id, '场地冲突，改期后再发'))
    return steps
  }
  if (!isMinor) {
    step(3, 1, 9, (tx) => line(tx, head, 'approved', null))
    step(4, 1, 10, (tx) => line(tx, vice, 'approved', nth % 3 === 0 ? '请把时间节点写具体。' : null))
  }
  if (fate === 'returned') {
    step(4, 2, 9, (tx) => line(tx, leader, 'returned', '请补上与去年同期的比较，再报。'))
    return steps
  }
  const passes = !isMinor && !away && nth % 7 === 0
  if (passes) {
    const other = vice === '仇雅萍' ? '温伯钧' : '仇雅萍'
    step(5, 1, 11, (tx) => line(tx, leader, 'passed', `请${other.slice(1)}同志阅处。`, { passTo: other }))
    step(5, 1, 14, (tx) => line(tx, other, 'approved', '已阅，无不同意见。'))
  }
  step(5, 2, 9, (tx) =>
    line(tx, signer, 'approved', nth % 4 === 0 ? '同意，抓紧落实。' : null, away ? { by: '仇雅萍' } : {}),
  )
  if (numbered)
    step(6, 2, 11, async (tx) => {
      number = (await documents.numberPaper(tx, t.as(clerk), id, seriesOf(paper.kind))).number
    })
  if (fate === 'void') {
    step(6, 3, 15, (tx) => documents.voidPaper(tx, t.as(clerk), id, '活动取消，不再发文'))
    return steps
  }
  if (sealed) {
    const seal = paper.kind === 'contract' ? seals.contract : seals.official
    step(7, 2, 14, async (tx) => {
      use = (
        await documents.applyForSeal(tx, t.as(drafter), id, {
          sealId: seal,
          copies: paper.copies ?? 3,
          pages: 1 + Math.ceil(paper.text.length / 450),
        })
      ).id
    })
    if (fate === 'seal_refused') {
      step(7, 3, 9, (tx) =>
        documents.refuseSeal(tx, t.as(keeper), use, {
          refusal: 'faulty',
          words: '大小写金额不一致，附件缺第3页，请核对后重新申请。',
        }),
      )
      return steps
    }
    step(8, 2, 15, (tx) => documents.setSeal(tx, t.as(keeper), use, { watchedById: personId(clerk) }))
  }
  if (numbered) step(9, 2, 16, (tx) => documents.issuePaper(tx, t.as(clerk), id))
  if (sealed) step(10, 2, 17, (tx) => scan(tx, t, folder, id, number))
  const filedOn = `${on.slice(0, 7)}-28`
  if (numbered && isPast && filedOn > day(3) && addDays(filedOn, 31) < t.end) {
    steps.push({
      on: addDays(filedOn, 31),
      hour: 15,
      nth,
      tell: (tx) => documents.filePaper(tx, t.as(clerk), id, `${t.year}-文书-${on.slice(5, 7)}`),
    })
  }
  return steps
}

/** Drafts it; a file is laid beside the draft and named in its next version. */
async function draft(tx: Tx, t: Teller, folder: string, paper: Paper, drafter: string): Promise<string> {
  const by = t.as(drafter)
  const content = {
    kind: paper.kind,
    title: paper.title,
    organId: officeId(organ),
    isInternal: paper.internal ?? false,
    urgency: paper.urgent ? ('urgent' as const) : null,
    dueOn: null,
    mainOfficeIds: recipients(paper.to),
    copyOfficeIds: [],
    body: {
      ...documents.blankPaper(paper.title),
      blocks: documents.blocksOf(paper.text),
      mainTo: paper.toOthers ?? null,
    },
    attachments: [],
  }
  const { id } = await documents.draftPaper(tx, by, { officeId: officeId(paper.office), content })
  if (!paper.attached) return id
  const pdf = await pdfOf(folder, paper.attached, `attachment ${id}`)
  const { id: fileId, name, sha256 } = await documents.attachFile(tx, t.lilong.files, by, id, [pdf])
  await documents.savePaper(tx, by, id, {
    version: 1,
    content: { ...content, attachments: [{ fileId, name, sha256 }] },
  })
  return id
}

async function scan(tx: Tx, t: Teller, folder: string, id: string, name: string): Promise<void> {
  const file = await pdfOf(folder, `${name}.pdf`, `scan ${id}`)
  await documents.keepScan(tx, t.lilong.files, t.as(clerk), id, [file], null)
}
