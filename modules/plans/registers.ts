import { sql } from 'kysely'
import { type RegisterSource, registerSource } from '../documents/index.ts'
import { maskIdentityNumber, maskPhone } from '../people/rules.ts'
import { measureColumn } from './figures/figures.ts'
import { recordSeen } from './records/sight.ts'

// What was done for the list, to be printed as a register (台账) or bound in an inspection folder. Only what another person accepted.

/** A note is free text: phones and identity numbers that somebody wrote into it do not leave the house. */
const masked = (note: string | null) =>
  note
    ?.replace(/(?<!\d)1\d{10}(?!\d)/g, maskPhone)
    .replace(/(?<![\dA-Za-z])\d{17}[\dXx](?![\dA-Za-z])/g, maskIdentityNumber) ?? null

const acceptedRecords: RegisterSource = {
  key: 'plans.records',
  label: '实事项目台账记录',
  labelEn: 'Records of the practical projects',
  path: '/plans/records/:id',
  can: 'plans.read',
  fields: [
    { key: 'day', label: '日期', also: ['完成日期', '实施日期', '时间'], kind: 'date' },
    { key: 'project', label: '项目', also: ['项目名称', '实事项目'], kind: 'text' },
    { key: 'category', label: '类别', also: ['项目类别'], kind: 'text' },
    { key: 'target', label: '目标', also: ['任务目标', '年度目标'], kind: 'text' },
    { key: 'place', label: '地点', also: ['实施地点', '点位', '居民区', '小区'], kind: 'text' },
    { key: 'office', label: '责任科室', also: ['科室', '责任部门', '牵头科室'], kind: 'text' },
    { key: 'quantity', label: '数量', also: ['完成数量', '完成数'], kind: 'number' },
    { key: 'unit', label: '单位', also: ['计量单位'], kind: 'text' },
    { key: 'note', label: '说明', also: ['备注', '情况说明'], kind: 'text' },
    { key: 'submitter', label: '填报人', also: ['记录人', '经办人'], kind: 'text' },
    { key: 'decider', label: '认定人', also: ['审核人', '复核人'], kind: 'text' },
    { key: 'photos', label: '照片数', also: ['照片张数', '佐证数'], kind: 'number' },
  ],
  async read(tx, actor, ask) {
    const ids = ask.ids ?? null
    const { rows } = await sql<{
      id: string
      day: string
      project: string
      category: string | null
      target: string
      place: string
      office: string | null
      quantity: number
      unit: string
      note: string | null
      submitter: string
      decider: string | null
      files: string[]
      event_id: string | null
    }>`
      select r.id, r.happened_on as day, p.title as project,
        (select a.category from plans.passage a where a.id = p.passage_id) as category, t.quoted as target,
        (select short_name from units.label where id = r.place_id) as place,
        (select short_name from units.label where id = r.office_id) as office, r.quantity, ${measureColumn} as unit, r.note,
        (select name from people.label where id = r.submitted_by) as submitter,
        (select name from people.label where id = r.decided_by) as decider, r.accepted_event_id as event_id,
        array(select ph.file_id from plans.photo ph where ph.record_id = r.id order by ph.position) as files
      from plans.record r join plans.project p on p.id = r.project_id join plans.target t on t.id = r.target_id
      where r.state = 'accepted' and r.happened_on >= ${ask.from}::date and r.happened_on < ${ask.until}::date
        and (${ids}::uuid[] is null or r.id = any (${ids}::uuid[]))
        and (${ask.placeId}::uuid is null or exists (select from units.within w where w.ancestor_id = ${ask.placeId}
          and w.id = r.place_id and w.from_on <= r.happened_on and r.happened_on < w.until_on))
        and (${ask.officeId}::uuid is null or exists (select from units.within w where w.ancestor_id = ${ask.officeId}
          and w.id = r.office_id and w.from_on <= r.happened_on and r.happened_on < w.until_on))
        and ${recordSeen(tx, actor)}
      order by r.happened_on, r.id limit ${ask.limit}`.execute(tx.db)
    return rows.map(({ id, day, event_id, files, note, ...row }) => ({
      id,
      on: day,
      title: `${row.project}：${row.place} ${row.quantity}${row.unit}`,
      eventId: event_id,
      fileIds: files,
      cells: { ...row, day, note: masked(note), photos: files.length },
    }))
  },
}

/** Offers accepted records to be printed and bound. */
export function offerRecords(): void {
  registerSource(acceptedRecords)
}
