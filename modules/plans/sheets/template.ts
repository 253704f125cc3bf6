import { makeWorkbook, type Sheet } from '../../../platform/files/workbook.ts'
import type { Actor } from '../../../platform/http/actor.ts'
import { found } from '../../../platform/http/refusal.ts'
import type { Tx } from '../../../platform/tx.ts'
import type { Vault } from '../../../platform/vault/vault.ts'
import { measureOf } from '../rules/measuring.ts'
import { papers } from '../words/papers.zh-CN.ts'
import { placesToRecord } from './places.ts'
import { signRow, signSheet } from './signature.ts'
import { adoptedPlan, targetsToRecord } from './targets.ts'

/** Where things stand on the sheet, counted from 1; the reader of returned sheets goes by the same numbers. */
export const columnsOfSheet = {
  key: 1,
  number: 2,
  project: 3,
  target: 4,
  unit: 5,
  place: 6,
  day: 7,
  quantity: 8,
  note: 9,
} as const
const headerRow = 4
const linesPerTarget = 3
const words = papers.record

const grey = {
  backgroundColor: '#F2F3F5',
  alignVertical: 'center' as const,
  wrap: true,
  borderStyle: 'thin' as const,
  borderColor: '#D0D5DD',
}
const blank = {
  alignVertical: 'center' as const,
  wrap: true,
  borderStyle: 'thin' as const,
  borderColor: '#98A2B3',
}

/**
 * A sheet to fill in away from the desk: three lines for every target this person may record for, the rows marked in a hidden column,
 * the places this person may name on a second sheet. 404 unless the plan is adopted.
 */
export async function makeTemplate(
  tx: Tx,
  actor: Actor,
  vault: Vault,
  planId: string,
): Promise<{ name: string; bytes: Buffer }> {
  const plan = found(await adoptedPlan(tx, planId))
  const targets = await targetsToRecord(tx, actor, plan)
  const places = await placesToRecord(tx, actor, targets.some((t) => t.isOwnLine) ? plan.placeId : null)
  const owner = { planId, personId: actor.personId! }
  const lines = targets.flatMap((target) =>
    Array.from({ length: linesPerTarget }, () => [
      { ...grey, value: signRow(vault, owner, target.id) },
      { ...grey, value: target.number, align: 'center' as const },
      { ...grey, value: target.projectTitle },
      { ...grey, value: target.quoted },
      { ...grey, value: measureOf(target.promised), align: 'center' as const },
      { ...blank, value: null },
      { ...blank, value: null, format: 'yyyy-mm-dd' },
      { ...blank, value: null },
      { ...blank, value: null },
    ]),
  )
  const until = headerRow + lines.length
  const heading = { ...grey, fontWeight: 'bold' as const, align: 'center' as const }
  const { key: _, ...shown } = words.columns
  const sheet: Sheet = {
    name: words.sheet,
    rows: [
      [null, { value: words.title(plan.title), fontWeight: 'bold', fontSize: 14 }],
      ...words.lead.map((line) => [null, line]),
      [
        { ...heading, value: signSheet(vault, owner) },
        ...Object.values(shown).map((value) => ({ ...heading, value })),
      ],
      ...lines,
    ],
    columns: [3, 6, 34, 16, 8, 26, 13, 10, 34].map((width, index) => ({ width, isHidden: index === 0 })),
    stickyRows: headerRow,
    landscape: true,
    choices:
      lines.length === 0
        ? []
        : [
            {
              column: columnsOfSheet.place,
              fromRow: headerRow + 1,
              untilRow: until + 500,
              of: { range: `'${words.places}'!$A$1:$A$${Math.max(1, places.length)}` },
              refusal: words.placeRefusal,
            },
            {
              column: columnsOfSheet.day,
              fromRow: headerRow + 1,
              untilRow: until + 500,
              of: { dayFrom: `${plan.year}-01-01` },
              refusal: words.dayRefusal,
            },
            {
              column: columnsOfSheet.quantity,
              fromRow: headerRow + 1,
              untilRow: until + 500,
              of: { numberFrom: -1_000_000_000 },
              refusal: words.quantityRefusal,
            },
          ],
  }
  const listed: Sheet = {
    name: words.places,
    rows: places.map((place) => [place.label]),
    columns: [{ width: 40 }],
  }
  return { name: words.file(plan.title, tx.today), bytes: await makeWorkbook([sheet, listed]) }
}
