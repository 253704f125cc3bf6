import { sql } from 'kysely'
import type { Actor } from '../../../platform/http/actor.ts'
import {
  type CountableDim,
  countable,
  type OfferedValue,
  type OpenSubject,
  type Said,
} from '../../../platform/ledger/countable.ts'
import type { Tx } from '../../../platform/tx.ts'
import type { stances, WishAct, WishChannel } from '../rules/wishes.ts'
import { opinionGiven, wishMade, wishMoved, wishSupported } from './events.ts'
import { wishSeen } from './sight.ts'

// What of the residents' suggestions may be counted by indicators, and how it is called there.

const said = (zh: string, en: string): Said => ({ 'zh-CN': zh, en })
const group = said('居民建议', 'Suggestions of residents')
const offered = (labels: Readonly<Record<string, Said>>) => (): OfferedValue[] =>
  Object.entries(labels).map(([value, label]) => ({ value, label }))

const category: CountableDim = {
  name: said('类别', 'Category'),
  async values(tx: Tx) {
    const { rows } = await sql<{ id: string; name: string }>`
      select id, name from plans.wish_category order by name`.execute(tx.db)
    return [
      ...rows.map(({ id, name }) => ({ value: id, label: said(name, name) })),
      { value: null, label: said('未分类', 'no category') },
    ]
  },
}

const channels: Record<WishChannel, Said> = {
  self: said('居民自己提交', 'by residents themselves'),
  hotline: said('热线代记', 'written down by the hotline'),
  visit: said('走访代记', 'written down on a visit'),
  meeting: said('议事会代记', 'written down at a meeting'),
  letter: said('来信代记', 'written down from a letter'),
  split: said('从另一条拆出', 'split off another'),
}
const acts: Record<WishAct, Said> = {
  publish: said('公开', 'published'),
  ask_back: said('请提出人补充', 'asked back'),
  answer: said('提出人补充', 'answered'),
  withdraw: said('提出人撤回', 'withdrawn'),
  refuse: said('不采纳', 'refused'),
  reconsider: said('重新考虑', 'reconsidered'),
  merge: said('合并', 'merged'),
  split: said('拆开', 'split'),
  move_on: said('转有关方面', 'passed on'),
  nominate: said('列为候选', 'made a candidate'),
  list: said('写进送审稿', 'put on the list'),
  unlist: said('从送审稿拿下', 'taken off the list'),
  adopt: said('表决通过', 'adopted'),
  begin: said('开工', 'begun'),
  finish: said('办成', 'done'),
  reopen: said('重新办理', 'taken up again'),
  stop: said('中止', 'stopped'),
}
const stanceWords: Record<(typeof stances)[number], Said> = {
  can_be_done: said('可以办', 'can be done'),
  with_conditions: said('有条件可以办', 'can be done under conditions'),
  cannot_be_done: said('办不了', 'cannot be done'),
  under_way: said('已经在办', 'under way already'),
  not_ours: said('不归本办', 'not ours'),
}
const ways = {
  person: said('本人', 'in person'),
  meeting: said('议事会举手', 'by hands at a meeting'),
  sheet: said('纸面签名', 'on a sheet'),
}

/** Suggestions this actor may open; who supported them is nobody's to open. */
async function openWishes(tx: Tx, actor: Actor, ids: readonly string[]): Promise<Map<string, OpenSubject>> {
  const { rows } = await sql<{ id: string; title: string }>`
    select w.id, w.title from plans.wish w where w.id = any (${ids}::uuid[]) and ${wishSeen(tx, actor)}`.execute(
    tx.db,
  )
  return new Map(rows.map((row) => [row.id, { title: row.title, path: `/plans/wishes/${row.id}` }]))
}

/** Told once, when the module is loaded. */
export function offerWishesToCount(): void {
  countable(wishMade, {
    name: said('提出建议', 'Suggestions made'),
    group,
    measures: ['件'],
    dims: { category, channel: { name: said('来源', 'Channel'), values: offered(channels) } },
    open: openWishes,
  })
  countable(wishMoved, {
    name: said('建议办理', 'Steps of suggestions'),
    group,
    dims: { act: { name: said('环节', 'Step'), values: offered(acts) }, category },
    open: openWishes,
  })
  countable(wishSupported, {
    name: said('支持建议', 'Support for suggestions'),
    group,
    measures: ['人', '人次'],
    dims: { category, way: { name: said('方式', 'Way'), values: offered(ways) } },
    reasons: { taken_back: said('本人收回', 'taken back') },
  })
  countable(opinionGiven, {
    name: said('科室意见', 'Opinions of offices'),
    group,
    dims: { stance: { name: said('意见', 'Opinion'), values: offered(stanceWords) } },
  })
}
