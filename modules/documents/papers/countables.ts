import { sql } from 'kysely'
import type { Actor } from '../../../platform/http/actor.ts'
import {
  type CountableDim,
  countable,
  type OpenSubject,
  type Said,
} from '../../../platform/ledger/countable.ts'
import type { Tx } from '../../../platform/tx.ts'
import * as events from '../events.ts'
import { outcomes } from '../rules/approving.ts'
import { stances } from '../rules/countersigning.ts'
import { paperKinds } from '../rules/kinds.ts'
import { refusals } from '../rules/sealing.ts'
import { words as en } from '../words/papers.en.ts'
import { words as zh } from '../words/papers.zh-CN.ts'
import { paperSeen } from './sight.ts'

const said = (inChinese: string, inEnglish: string): Said => ({ 'zh-CN': inChinese, en: inEnglish })
const group = said('公文', 'Papers')

const kind: CountableDim = {
  name: said('文种', 'Kind'),
  values: () => paperKinds.map((value) => ({ value, label: said(zh.kinds[value], en.kinds[value]) })),
}
const seal: CountableDim = {
  name: said('印章', 'Seal'),
  async values(tx: Tx) {
    const { rows } = await sql<{ id: string; name: string }>`
      select id, name from documents.seal order by from_on, name`.execute(tx.db)
    return rows.map(({ id, name }) => ({ value: id, label: said(name, name) }))
  },
}

/** Papers behind events, by paper or by the entry of the register of use, as far as this actor may open them. */
async function open(
  tx: Tx,
  actor: Actor,
  subjectIds: readonly string[],
): Promise<ReadonlyMap<string, OpenSubject>> {
  const { rows } = await sql<{ subject: string; id: string; title: string }>`
    select s.id as subject, p.id, p.title
    from unnest(${subjectIds}::uuid[]) as s(id)
      left join documents.seal_use u on u.id = s.id
      join documents.paper p on p.id = coalesce(u.paper_id, s.id)
    where ${paperSeen(tx, actor)}`.execute(tx.db)
  return new Map(rows.map(({ subject, id, title }) => [subject, { title, path: `/documents/papers/${id}` }]))
}

/** Says in words what of the papers may be counted. */
export function offerPaperEvents(): void {
  const common = { group, open }
  countable(events.paperSubmitted, { ...common, name: said('公文送审', 'Papers handed in'), dims: { kind } })
  countable(events.paperApproved, { ...common, name: said('公文签发', 'Papers signed'), dims: { kind } })
  countable(events.paperNumbered, { ...common, name: said('公文编号', 'Papers numbered'), dims: { kind } })
  countable(events.paperIssued, {
    ...common,
    name: said('发文', 'Papers sent out'),
    measures: ['件'],
    dims: { kind },
    reasons: { voided: said('作废', 'Declared void') },
  })
  countable(events.paperFiled, { ...common, name: said('公文归档', 'Papers filed'), dims: { kind } })
  countable(events.paperVoided, { ...common, name: said('公文作废', 'Papers declared void'), dims: { kind } })
  countable(events.paperCountersigned, {
    ...common,
    name: said('会签', 'Countersignatures'),
    dims: {
      kind,
      stance: {
        name: said('会签意见', 'Stance'),
        values: () => stances.map((value) => ({ value, label: said(zh.stances[value], en.stances[value]) })),
      },
    },
  })
  countable(events.paperDecided, {
    ...common,
    name: said('签批', 'Words on approval sheets'),
    dims: {
      kind,
      outcome: {
        name: said('签批意见', 'Outcome'),
        values: () =>
          outcomes.map((value) => ({ value, label: said(zh.outcomes[value], en.outcomes[value]) })),
      },
    },
  })
  countable(events.sealUsed, {
    ...common,
    name: said('用印', 'Uses of a seal'),
    measures: ['份'],
    dims: { kind, seal },
  })
  countable(events.sealRefused, {
    ...common,
    name: said('拒绝用印', 'Seals refused'),
    dims: {
      kind,
      seal,
      refusal: {
        name: said('拒绝原因', 'Reason'),
        values: () =>
          refusals.map((value) => ({ value, label: said(zh.refusals[value], en.refusals[value]) })),
      },
    },
  })
}
