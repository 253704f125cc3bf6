import { sql } from 'kysely'
import { Id, oneOf, type Static, Type } from '../../../platform/contract.ts'
import type { Tx } from '../../../platform/tx.ts'
import { messageKind } from '../../messages/index.ts'
import * as en from '../words/telling.en.ts'
import * as zh from '../words/telling.zh-CN.ts'

const news = ['issued', 'answered', 'accepted', 'sent_back', 'overdue', 'escalated'] as const
const News = Type.Object({ notice: Id, news: oneOf(news), ordinal: Type.Integer() })

/** Something became of a supervision notice. Number, title and due day are looked up when somebody reads. */
export const noticeNews = messageKind('reports.notice_news', {
  data: News,
  channel: 'inbox',
  words: { 'zh-CN': zh.noticeNews, en: en.noticeNews },
  opens: { staff: '/reports/notices/:notice' },
  once: ['notice', 'news', 'ordinal'],
  async lookUp(tx: Tx, many: readonly Static<typeof News>[]) {
    const { rows } = await sql<{ id: string; number: string; title: string; due_on: string }>`
      select id, number, title, due_on from reports.notice where id = any (${many.map(({ notice }) => notice)}::uuid[])`.execute(
      tx.db,
    )
    const notices = new Map(rows.map((row) => [row.id, row]))
    return many.map((one) => {
      const row = notices.get(one.notice)
      return row ? { number: row.number, title: row.title, dueOn: row.due_on, news: one.news } : null
    })
  },
})

export const messages = [noticeNews]
