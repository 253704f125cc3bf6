import { sql } from 'kysely'
import { makeWorkbook } from '../../../platform/files/workbook.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import type { Tx } from '../../../platform/tx.ts'
import { termToRead } from '../terms/terms.ts'
import { termTitle } from '../words/titles.ts'
import { dayWithin } from './members.ts'
import { rosterTitles } from './reading.ts'

const order = [
  'number',
  'name',
  'sex',
  'constituency',
  'delegation',
  'group',
  'standing',
  'phone',
  'capacity',
] as const
const posts: Record<string, string> = {
  representative: '代表',
  director: '主任',
  deputy_director: '副主任',
  secretary_general: '秘书长',
  member: '委员',
}

/** The roster as a sheet to correct and bring back. Phones stay in the vault: their column is empty, and an empty cell takes nothing away. */
export async function makeRosterSheet(
  tx: Tx,
  actor: Actor,
  termId: string,
): Promise<{ name: string; bytes: Buffer }> {
  const term = await termToRead(tx, actor, termId)
  const { rows } = await sql<Record<(typeof order)[number], string | null>>`
    select m.number, p.name, case m.sex when 'female' then '女' when 'male' then '男' end as sex, m.constituency, m.delegation,
      m.group_name as "group", m.post as standing, null as phone, null as capacity
    from assembly.member m join people.label p on p.id = m.person_id
    where m.term_id = ${termId} and upper(m.during) > ${dayWithin(tx, term)}::date
    order by m.number nulls last, m.constituency collate "zh-x-icu" nulls last, p.name collate "zh-x-icu"`.execute(
    tx.db,
  )
  const name = `${term.bodyName}${termTitle(term.ordinal)}名册`
  const bytes = await makeWorkbook([
    {
      name: '名册',
      stickyRows: 2,
      columns: [10, 14, 8, 22, 16, 16, 12, 16, 26].map((width) => ({ width })),
      rows: [
        [{ value: `${name}（手机号只在新增或补充时填写；空白的格子不改动原有内容）`, fontWeight: 'bold' }],
        order.map((column) => ({ value: rosterTitles[column][0], fontWeight: 'bold' as const })),
        ...rows.map((row) =>
          order.map((column) => (column === 'standing' ? (posts[row.standing ?? ''] ?? null) : row[column])),
        ),
      ],
    },
  ])
  return { name: `${name}.xlsx`, bytes }
}
