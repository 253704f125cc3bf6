import { sql } from 'kysely'
import type { Actor } from '../../platform/http/actor.ts'
import {
  type CountableWords,
  countable,
  type OfferedValue,
  type OpenSubject,
  type Said,
} from '../../platform/ledger/countable.ts'
import type { Tx } from '../../platform/tx.ts'
import { reversalReasons } from './contract/words.ts'
import { sitePhases } from './contract/works.ts'
import { recordAccepted, recordReleased, siteMoved } from './events.ts'
import { measureColumn } from './figures/figures.ts'
import { recordSeen } from './records/sight.ts'
import { words as en } from './words/living.en.ts'
import { words as zh } from './words/living.zh-CN.ts'
import { words as worksEn } from './words/works.en.ts'
import { words as worksZh } from './words/works.zh-CN.ts'
import { siteSeen } from './works/sites.ts'

// What of the promises may be counted by indicators, and how it is called there.

/** Every measure word that records of some target are counted in. */
async function askMeasures(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ measure: string }>`
    select distinct ${measureColumn} as measure from plans.target t where t.measured_by not in ('reading', 'indicator')
    order by 1`.execute(tx.db)
  return rows.map((row) => row.measure)
}

/** Targets of adopted lists, the newest list first, as they stand in the text. */
async function askTargets(tx: Tx): Promise<OfferedValue[]> {
  const { rows } = await sql<{ id: string; label: string; plan: string }>`
    select t.id, p.title || ' · ' || coalesce(t.subject || ' ', '') || t.quoted as label, pl.title as plan
    from plans.target t join plans.project p on p.id = t.project_id join plans.passage s on s.id = p.passage_id
      join plans.plan pl on pl.id = p.plan_id
    where t.measured_by not in ('reading', 'indicator')
    order by pl.year desc, s.position, t.position`.execute(tx.db)
  const same = (text: string): Said => ({ 'zh-CN': text, en: text })
  return rows.map((row) => ({ value: row.id, label: same(row.label), group: same(row.plan) }))
}

async function openRecords(tx: Tx, actor: Actor, ids: readonly string[]): Promise<Map<string, OpenSubject>> {
  const { rows } = await sql<{ id: string; title: string; quoted: string }>`
    select r.id, p.title, t.quoted from plans.record r join plans.project p on p.id = r.project_id
      join plans.target t on t.id = r.target_id
    where r.id = any (${ids}::uuid[]) and ${recordSeen(tx, actor)}`.execute(tx.db)
  return new Map(
    rows.map((row) => [row.id, { title: `${row.title} · ${row.quoted}`, path: `/plans/records/${row.id}` }]),
  )
}

async function openSites(tx: Tx, actor: Actor, ids: readonly string[]): Promise<Map<string, OpenSubject>> {
  const { rows } = await sql<{ id: string; title: string }>`
    select s.id, s.title from plans.site s where s.id = any (${ids}::uuid[]) and ${siteSeen(tx, actor)}`.execute(
    tx.db,
  )
  return new Map(rows.map((row) => [row.id, { title: row.title, path: `/plans/sites/${row.id}` }]))
}

const shared: Omit<CountableWords, 'name'> = {
  group: { 'zh-CN': '实事项目', en: 'Promises' },
  measures: askMeasures,
  dims: { target: { name: { 'zh-CN': '目标', en: 'Target' }, values: askTargets } },
  reasons: Object.fromEntries(
    reversalReasons.map((reason) => [reason, { 'zh-CN': zh.reversal[reason], en: en.reversal[reason] }]),
  ),
  open: openRecords,
}

/** Told once, when the module is loaded. */
export function offerToCount(): void {
  countable(recordAccepted, {
    ...shared,
    name: { 'zh-CN': '实事项目记录认定', en: 'Accepted records of promises' },
  })
  countable(recordReleased, {
    ...shared,
    name: { 'zh-CN': '实事项目记录公布', en: 'Released records of promises' },
  })
  countable(siteMoved, {
    group: { 'zh-CN': '实事项目', en: 'Promises' },
    name: { 'zh-CN': '工程点位进展', en: 'Steps of sites of works' },
    dims: {
      phase: {
        name: { 'zh-CN': '阶段', en: 'Phase' },
        values: () =>
          sitePhases.map((value) => ({
            value,
            label: { 'zh-CN': worksZh.phases[value], en: worksEn.phases[value] },
          })),
      },
    },
    open: openSites,
  })
}
