import { sql } from 'kysely'
import { paperSeen } from '../papers/sight.ts'
import type { PaperKind } from '../rules/kinds.ts'
import type { PaperState } from '../rules/moves.ts'
import { words } from '../words/papers.zh-CN.ts'
import { type RegisterSource, registerSource } from './sources.ts'

/** 发文登记: numbered papers by the day they bear. */
const papers: RegisterSource = {
  key: 'documents.papers',
  label: '发文登记',
  labelEn: 'Papers sent out',
  path: '/documents/papers/:id',
  can: 'documents.read',
  fields: [
    { key: 'number', label: '发文字号', also: ['文号', '字号'], kind: 'text' },
    { key: 'title', label: '公文标题', also: ['文件标题', '题名', '文件名称', '标题'], kind: 'text' },
    { key: 'kind', label: '文种', kind: 'text' },
    { key: 'office', label: '拟稿科室', also: ['主办科室', '承办科室', '科室', '拟稿部门'], kind: 'text' },
    { key: 'drafter', label: '拟稿人', also: ['经办人'], kind: 'text' },
    { key: 'signer', label: '签发人', kind: 'text' },
    { key: 'dated_on', label: '成文日期', also: ['日期', '发文日期', '签发日期'], kind: 'date' },
    { key: 'state', label: '状态', kind: 'text' },
    { key: 'file_mark', label: '卷号', also: ['归档号'], kind: 'text' },
  ],
  async read(tx, actor, ask) {
    const { rows } = await sql<{
      id: string
      number: string
      title: string
      kind: PaperKind
      office: string
      drafter: string
      signer: string | null
      dated_on: string
      state: PaperState
      file_mark: string | null
      issued_event_id: string | null
    }>`
      select p.id, n.number, p.title, p.kind, (select short_name from units.label where id = p.office_id) as office,
        (select name from people.label where id = p.drafted_by) as drafter,
        (select name from people.label where id = p.signer_id) as signer, p.dated_on, p.state, p.file_mark, p.issued_event_id
      from documents.paper p join documents.number n on n.paper_id = p.id
      where p.dated_on >= ${ask.from}::date and p.dated_on < ${ask.until}::date
        and (${ask.ids ?? null}::uuid[] is null or p.id = any (${ask.ids ?? null}::uuid[]))
        and (${ask.officeId}::uuid is null or exists (select from units.within w where w.ancestor_id = ${ask.officeId}
          and w.id = p.office_id and w.from_on <= p.dated_on and p.dated_on < w.until_on))
        and (${ask.placeId}::uuid is null or exists (select from units.within w where w.ancestor_id = ${ask.placeId}
          and w.id = p.place_id and w.from_on <= p.dated_on and p.dated_on < w.until_on))
        and ${paperSeen(tx, actor)}
      order by n.year, n.organ_id, n.code, n.ordinal limit ${ask.limit}`.execute(tx.db)
    return rows.map((row) => ({
      id: row.id,
      on: row.dated_on,
      title: `${row.number} ${row.title}`,
      eventId: row.issued_event_id,
      cells: {
        number: row.number,
        title: row.title,
        kind: words.kinds[row.kind],
        office: row.office,
        drafter: row.drafter,
        signer: row.signer,
        dated_on: row.dated_on,
        state: words.states[row.state],
        file_mark: row.file_mark,
      },
    }))
  },
}

/** 用印登记: every use of a seal that was asked for, also those refused, with their reason. */
const sealUses: RegisterSource = {
  key: 'documents.seal_uses',
  label: '用印登记',
  labelEn: 'Uses of seals',
  can: 'documents.read_seals',
  fields: [
    { key: 'day', label: '日期', also: ['用印日期', '时间'], kind: 'date' },
    { key: 'seal', label: '印章', also: ['印章名称'], kind: 'text' },
    { key: 'title', label: '用印事由', also: ['文件标题', '文件名称', '事由'], kind: 'text' },
    { key: 'number', label: '发文字号', also: ['文号'], kind: 'text' },
    { key: 'copies', label: '份数', also: ['用印份数'], kind: 'number' },
    { key: 'applicant', label: '申请人', also: ['经办人'], kind: 'text' },
    { key: 'office', label: '申请科室', also: ['科室', '用印科室'], kind: 'text' },
    { key: 'approver', label: '批准人', also: ['审批人', '签发人'], kind: 'text' },
    { key: 'keeper', label: '用印人', also: ['监印人', '印章保管人'], kind: 'text' },
    { key: 'outcome', label: '结果', also: ['备注'], kind: 'text' },
  ],
  async read(tx, actor, ask) {
    const { rows } = await sql<{
      id: string
      day: string
      seal: string
      title: string
      number: string | null
      copies: number
      applicant: string
      office: string
      approver: string | null
      keeper: string | null
      state: 'asked' | 'sealed' | 'refused'
      refusal: keyof typeof words.refusals | null
    }>`
      select u.id, (u.applied_at at time zone 'Asia/Shanghai')::date as day, s.name as seal, p.title, n.number, u.copies,
        (select name from people.label where id = u.applied_by) as applicant,
        (select short_name from units.label where id = p.office_id) as office,
        (select name from people.label where id = u.approved_by) as approver,
        (select name from people.label where id = u.decided_by) as keeper, u.state, u.refusal
      from documents.seal_use u join documents.seal s on s.id = u.seal_id join documents.paper p on p.id = u.paper_id
        left join documents.number n on n.paper_id = p.id
      where (u.applied_at at time zone 'Asia/Shanghai')::date >= ${ask.from}::date
        and (u.applied_at at time zone 'Asia/Shanghai')::date < ${ask.until}::date
        and (${ask.ids ?? null}::uuid[] is null or u.id = any (${ask.ids ?? null}::uuid[]))
        and (${ask.officeId}::uuid is null or exists (select from units.within w where w.ancestor_id = ${ask.officeId}
          and w.id = p.office_id and w.from_on <= ${tx.today}::date and ${tx.today}::date < w.until_on))
        and (${ask.placeId}::uuid is null or exists (select from units.within w where w.ancestor_id = ${ask.placeId}
          and w.id = p.place_id and w.from_on <= ${tx.today}::date and ${tx.today}::date < w.until_on))
        and ${paperSeen(tx, actor)}
      order by u.applied_at, u.id limit ${ask.limit}`.execute(tx.db)
    return rows.map(({ id, day, state, refusal, ...row }) => ({
      id,
      on: day,
      title: `${row.seal} ${row.number ?? ''} ${row.title}`.replace(/\s+/g, ' '),
      cells: {
        ...row,
        day,
        outcome: state === 'sealed' ? '已用印' : refusal ? `不予用印：${words.refusals[refusal]}` : '待用印',
      },
    }))
  },
}

/** Offers the module’s own records to be printed and bound. */
export function offerOwnRecords(): void {
  registerSource(papers)
  registerSource(sealUses)
}
