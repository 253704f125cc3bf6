import { sql } from 'kysely'
import type { Actor } from '../../../platform/http/actor.ts'
import {
  countable,
  type OfferedValue,
  type OpenSubject,
  type Said,
} from '../../../platform/ledger/countable.ts'
import type { Tx } from '../../../platform/tx.ts'
import { stances, wishActs, wishChannels } from '../rules/wishes.ts'
import { words as en } from '../words/wishes.en.ts'
import { words as zh } from '../words/wishes.zh-CN.ts'
import { words as sayEn } from '../words/wishing.en.ts'
import { words as sayZh } from '../words/wishing.zh-CN.ts'
import { opinionGiven, wishMade, wishMoved, wishSupported } from './events.ts'
import { wishSeen } from './sight.ts'

// What of the suggestions may be counted by indicators, and how it is called there.

const said = (zhCN: string, english: string): Said => ({ 'zh-CN': zhCN, en: english })
const group = said('居民建议', 'Residents’ suggestions')

async function askCategories(tx: Tx): Promise<OfferedValue[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from plans.wish_category order by name`.execute(tx.db)
  return rows.map(({ id, name }) => ({ value: id, label: said(name, name) }))
}

async function openWishes(tx: Tx, actor: Actor, ids: readonly string[]): Promise<Map<string, OpenSubject>> {
  const { rows } = await sql<{ id: string; title: string }>`
    select w.id, w.title from plans.wish w where w.id = any (${ids}::uuid[]) and ${wishSeen(tx, actor)}`.execute(
    tx.db,
  )
  return new Map(rows.map(({ id, title }) => [id, { title, path: `/plans/wishes/${id}` }]))
}

const category = { name: said('类别', 'Category'), values: askCategories }

/** Told once, when the module is loaded. */
export function offerWishesToCount(): void {
  countable(wishMade, {
    group,
    name: said('居民提出建议', 'Suggestions made'),
    measures: ['件'],
    dims: {
      category,
      channel: {
        name: said('怎么提的', 'How it came'),
        values: () =>
          wishChannels.map((value) => ({ value, label: said(zh.channels[value], en.channels[value]) })),
      },
    },
    open: openWishes,
  })
  countable(wishMoved, {
    group,
    name: said('居民建议办理', 'Steps of suggestions'),
    dims: {
      act: {
        name: said('办理环节', 'Step'),
        values: () =>
          wishActs.map((value) => ({
            value,
            label: said(sayZh.steps[value] ?? value, sayEn.steps[value] ?? value),
          })),
      },
      category,
    },
    open: openWishes,
  })
  countable(wishSupported, {
    group,
    name: said('居民支持建议', 'Support of suggestions'),
    measures: ['人', '人次'],
    dims: {
      category,
      way: {
        name: said('怎样表达', 'How'),
        values: () => [
          { value: 'person', label: said('本人支持', 'In person') },
          { value: 'meeting', label: said(zh.acts.crowdWays.meeting, en.acts.crowdWays.meeting) },
          { value: 'sheet', label: said(zh.acts.crowdWays.sheet, en.acts.crowdWays.sheet) },
        ],
      },
    },
    reasons: { taken_back: said('本人收回', 'Taken back') },
  })
  countable(opinionGiven, {
    group,
    name: said('部门对建议提出意见', 'Opinions of offices on suggestions'),
    dims: {
      stance: {
        name: said('意见', 'Opinion'),
        values: () => stances.map((value) => ({ value, label: said(zh.stances[value], en.stances[value]) })),
      },
    },
    open: openWishes,
  })
}
