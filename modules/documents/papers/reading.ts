import { sql } from 'kysely'
import { civilDate } from '../../../platform/civil.ts'
import type { QueryOf, ReplyOf } from '../../../platform/contract.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { found } from '../../../platform/http/refusal.ts'
import type { Tx } from '../../../platform/tx.ts'
import { askSheet, type SheetLine } from '../approvals/decisions.ts'
import type { PaperBody } from '../contract/layout.ts'
import type {
  Approval,
  Countersign,
  compareVersions as compareEndpoint,
  Paper,
  PaperContent,
} from '../contract/papers.ts'
import type { Named } from '../contract/words.ts'
import { barOf, isDue } from '../rules/approving.ts'
import { type Asked, maySpeak, openObjections } from '../rules/countersigning.ts'
import { differences, linesOf } from '../rules/differences.ts'
import { filledBody } from '../rules/filling.ts'
import { isOpen, landing, type Move } from '../rules/moves.ts'
import { findPaper, humansOf, isIntact, type LockedPaper, writersOf } from './locked.ts'
import { askAttachments, askScans, askSealUses, askSteps, askVersions, instant, named } from './parts.ts'
import { ofOwnOffice } from './sight.ts'

/** One paper with every step it went, as this person may see it; and what this person may do with it now. */
export async function getPaper(tx: Tx, actor: Actor, id: string): Promise<Paper> {
  const paper = await findPaper(tx, actor, id)
  const [head, countersigns, sheet, approvals, steps, versions, attachments, scans, sealUses] =
    await Promise.all([
      askHead(tx, id),
      askCountersigns(tx, actor, paper),
      askSheet(tx, actor, paper),
      askApprovals(tx, paper),
      askSteps(tx, id),
      askVersions(tx, id),
      askAttachments(tx, paper.content),
      askScans(tx, id),
      askSealUses(tx, id),
    ])
  const due = dueOffices(paper, countersigns)
  const mine = await mineOf(tx, actor, paper, sheet)
  return {
    id,
    content: paper.content,
    body: bodyOf(paper, head),
    state: paper.state,
    organ: head.organ,
    office: head.office,
    placeId: paper.placeId,
    version: paper.version,
    round: paper.round,
    number: head.number,
    draftedBy: head.draftedBy,
    draftedAt: head.draftedAt.toISOString(),
    main: head.main,
    copies: head.copies,
    attachments,
    countersignMode: paper.mode,
    countersigns: countersigns.map(({ officeId: _, answered: __, isMine: ___, ...one }) => ({
      ...one,
      isDue: due.some(({ id: dueId }) => dueId === one.id),
      isLate: one.stance === null && one.dueOn !== null && one.dueOn < tx.today,
    })),
    approvals: approvals.map((one) => ({
      ...one,
      isDue: paper.state === 'approval' && sheet.some((line) => line.id === one.id && isDue(sheet, line)),
    })),
    frozen:
      paper.approvedSha256 && head.signer && paper.approvedVersion !== null && paper.signedRank
        ? {
            version: paper.approvedVersion,
            sha256: paper.approvedSha256.toString('hex'),
            at: found(head.approvedAt).toISOString(),
            signer: head.signer,
            rank: paper.signedRank,
            intact: isIntact(paper),
          }
        : null,
    datedOn: head.datedOn,
    issuedAt: head.issuedAt?.toISOString() ?? null,
    filedAt: head.filedAt?.toISOString() ?? null,
    fileMark: head.fileMark,
    voidReason: head.voidReason,
    about: head.about,
    steps,
    versions,
    scans,
    sealUses,
    may: mayOf(actor, paper, countersigns),
    mine,
    speaksFor: paper.isWriter ? [] : due.filter((one) => one.isMine).map((one) => one.office),
  }
}

interface Head {
  organ: Named
  office: Named
  number: string | null
  mark: string | null
  draftedBy: Named
  draftedAt: Date
  main: Named[]
  copies: Named[]
  signer: Named | null
  deputyName: string | null
  approvedAt: Date | null
  datedOn: string | null
  issuedAt: Date | null
  filedAt: Date | null
  fileMark: string | null
  voidReason: string | null
  about: { kind: string; id: string } | null
}

async function askHead(tx: Tx, id: string): Promise<Head> {
  const recipients = (part: string) => sql`coalesce((
    select jsonb_agg(${named('u.id', 'u.short_name')} order by v.place) from documents.recipient r join units.label u on u.id = r.office_id
      left join lateral (
        select e.n as place from documents.version w,
          jsonb_array_elements_text(w.content -> 'mainOfficeIds' || (w.content -> 'copyOfficeIds')) with ordinality e(office, n)
        where w.paper_id = p.id and w.version = p.version and e.office = r.office_id::text limit 1) v on true
    where r.paper_id = p.id and r.part = ${part}), '[]')`
  const { rows } = await sql<Head>`
    select (select ${named('u.id', 'u.name')} from units.label u where u.id = p.organ_id) as organ,
      (select ${named('u.id', 'u.short_name')} from units.label u where u.id = p.office_id) as office,
      n.number, coalesce(s.mark, (select o.mark from documents.series o where o.organ_id = p.organ_id and o.mark is not null
        order by o.opened_at limit 1)) as mark,
      (select ${named('l.id', 'l.name')} from people.label l where l.id = p.drafted_by) as "draftedBy", p.drafted_at as "draftedAt",
      ${recipients('main')} as main, ${recipients('copy')} as copies,
      (select ${named('l.id', 'l.name')} from people.label l where l.id = p.signer_id) as signer,
      (select l.name from documents.approval a join people.label l on l.id = a.decided_by
        where a.paper_id = p.id and a.round = p.round and a.person_id = p.signer_id and a.outcome = 'approved'
          and a.deputy_term_id is not null limit 1) as "deputyName",
      p.approved_at as "approvedAt", p.dated_on as "datedOn", p.issued_at as "issuedAt", p.filed_at as "filedAt",
      p.file_mark as "fileMark", p.void_reason as "voidReason",
      case when p.about_id is null then null else jsonb_build_object('kind', p.about_kind, 'id', p.about_id) end as about
    from documents.paper p left join documents.number n on n.paper_id = p.id
      left join documents.series s on s.organ_id = n.organ_id and s.code = n.code
    where p.id = ${id}`.execute(tx.db)
  return found(rows[0])
}

const bodyOf = (paper: LockedPaper, head: Head): PaperBody =>
  filledBody(paper.content.body, {
    kind: paper.kind,
    isInternal: paper.isInternal,
    urgency: paper.content.urgency,
    mark: head.mark ?? head.organ.name,
    organ: head.organ.name,
    number: head.number,
    signer: head.signer && { name: head.signer.name, deputy: head.deputyName },
    datedOn: head.datedOn,
    issuedOn: head.issuedAt && civilDate(head.issuedAt),
    main: head.main.map(({ name }) => name),
    copies: head.copies.map(({ name }) => name),
    attachments: paper.content.attachments.map(({ name }) => name.replace(/\.[^.]+$/, '')),
  })

/** What is printed of a paper that one may see: for the layout. */
export async function getPrintedBody(
  tx: Tx,
  actor: Actor,
  id: string,
): Promise<{ body: PaperBody; name: string }> {
  const paper = await findPaper(tx, actor, id)
  const head = await askHead(tx, id)
  return { body: bodyOf(paper, head), name: head.number ? `${head.number} ${paper.title}` : paper.title }
}

type CountersignRow = Omit<Countersign, 'isDue' | 'isLate'> & Asked & { isMine: boolean }

async function askCountersigns(tx: Tx, actor: Actor, paper: LockedPaper): Promise<CountersignRow[]> {
  const { rows } = await sql<CountersignRow & { spokenAt: Date | null; answeredAt: Date | null }>`
    select c.id, c.office_id as "officeId", ${named('u.id', 'u.short_name')} as office, c.position, c.due_on as "dueOn", c.stance, c.words,
      (select ${named('l.id', 'l.name')} from people.label l where l.id = c.spoken_by) as "spokenBy", c.spoken_at as "spokenAt",
      c.answer, (select ${named('l.id', 'l.name')} from people.label l where l.id = c.answered_by) as "answeredBy",
      c.answered_at as "answeredAt", c.answer is not null as answered,
      ${ofOwnOffice(tx, actor, 'documents.countersign', 'c.office_id')} as "isMine"
    from documents.countersign c join units.label u on u.id = c.office_id
    where c.paper_id = ${paper.id} and c.round = ${paper.round} order by c.position`.execute(tx.db)
  return rows.map((row) => ({
    ...row,
    spokenAt: instant(row.spokenAt),
    answeredAt: instant(row.answeredAt),
  }))
}

const dueOffices = (paper: LockedPaper, rows: readonly CountersignRow[]): CountersignRow[] =>
  paper.state === 'countersigning' ? maySpeak(rows, paper.mode ?? 'at_once') : []

async function askApprovals(tx: Tx, paper: LockedPaper): Promise<Omit<Approval, 'isDue'>[]> {
  const { rows } = await sql<Omit<Approval, 'isDue' | 'decidedAt'> & { decidedAt: Date | null }>`
    select a.id, a.path, a.ask, ${named('l.id', 'l.name')} as person, a.outcome, a.words,
      (select ${named('by.id', 'by.name')} from people.label by where by.id = a.decided_by) as "decidedBy",
      a.decided_at as "decidedAt", a.deputy_term_id is not null as "isByDeputy",
      (select ${named('t.id', 't.name')} from people.label t where t.id = a.passed_to) as "passedTo"
    from documents.approval a join people.label l on l.id = a.person_id
    where a.paper_id = ${paper.id} and a.round = ${paper.round} order by a.path collate "C"`.execute(tx.db)
  return rows.map((row) => ({ ...row, decidedAt: instant(row.decidedAt) }))
}

/** The line this person is to decide now: one’s own before one that is somebody else’s. Nothing that separation of duties forbids. */
async function mineOf(
  tx: Tx,
  actor: Actor,
  paper: LockedPaper,
  sheet: readonly SheetLine[],
): Promise<Paper['mine']> {
  const due = sheet
    .filter((line) => (line.isMine || line.termId !== null) && isDue(sheet, line))
    .filter((line) => (line.ask === 'read' ? !isOpen(paper.state) : paper.state === 'approval'))
    .toSorted((a, b) => Number(b.isMine) - Number(a.isMine))
  if (due.length === 0) return null
  const approved = sheet.filter((one) => one.outcome === 'approved' && one.decidedBy !== null)
  const writers = await writersOf(tx, paper.id)
  const humans = await humansOf(tx, [
    actor.personId!,
    ...sheet.flatMap((one) => [one.personId, ...(one.decidedBy ? [one.decidedBy] : [])]),
  ])
  const human = (id: string) => humans.get(id) ?? id
  const line = due.find(
    (one) =>
      one.ask === 'read' ||
      barOf({
        actor: human(actor.personId!),
        principal: human(one.personId),
        writers,
        approved: approved.map((done) => ({ by: human(done.decidedBy!), name: human(done.personId) })),
      }) === null,
  )
  return line
    ? {
        approvalId: line.id,
        ask: line.ask,
        forPerson: line.isMine ? null : { id: line.personId, name: line.personName },
      }
    : null
}

/** What this actor may do with the paper now, by the names of the acts. */
function mayOf(actor: Actor, paper: LockedPaper, countersigns: readonly CountersignRow[]): string[] {
  const can = (move: Move) =>
    landing(paper.kind, paper.state, move, { hasCountersigners: countersigns.length > 0 }) !== null
  const keepsPapers = actor.may('documents.number', paper)
  const acts: string[] = []
  if (paper.mayWrite) {
    if (isOpen(paper.state)) acts.push('write', 'submit')
    if (can('withdraw')) acts.push('withdraw')
    if (openObjections(countersigns).length > 0 && paper.state === 'countersigning') acts.push('answer')
  }
  const bearsNumber =
    !isOpen(paper.state) && !['countersigning', 'approval', 'approved'].includes(paper.state)
  if (can('void') && (bearsNumber ? keepsPapers : paper.mayWrite)) acts.push('void')
  if (keepsPapers) {
    for (const move of ['number', 'issue', 'file'] as const) if (can(move)) acts.push(move)
    if (['sealed', 'issued', 'filed'].includes(paper.state)) acts.push('scan')
  }
  // Asking for what the list does not allow is possible and leaves its trace; it is not offered.
  if ((paper.mayWrite || keepsPapers) && can('seal')) acts.push('apply_seal')
  return acts
}

/** What changed between two versions of a paper, line by line. */
export async function compareTwo(
  tx: Tx,
  actor: Actor,
  id: string,
  { from, to }: QueryOf<typeof compareEndpoint>,
): Promise<ReplyOf<typeof compareEndpoint>> {
  await findPaper(tx, actor, id)
  const { rows } = await sql<{ version: number; content: PaperContent }>`
    select version, content from documents.version where paper_id = ${id} and version in (${from}, ${to})`.execute(
    tx.db,
  )
  const contents = [from, to].map((version) => found(rows.find((row) => row.version === version)).content)
  const ids = contents.flatMap((content) => [...content.mainOfficeIds, ...content.copyOfficeIds])
  const { rows: labels } = await sql<Named>`
    select id, short_name as name from units.label where id = any (${ids}::uuid[])`.execute(tx.db)
  const names = new Map(labels.map((label) => [label.id, label.name]))
  const [before, after] = contents.map((content) => linesOf(content, names))
  return { from, to, lines: differences(before!, after!) }
}
