import { isCivilDate } from '../../../platform/civil.ts'
import type { Static } from '../../../platform/contract.ts'
import { formula, type ReadCell } from '../../../platform/files/workbook-reading.ts'
import type { SheetRow } from '../contract/records.ts'
import { columnsOfSheet as at } from './template.ts'

// From the cells of a returned sheet to what somebody wrote on a line. Pure.

/** A row as it is kept: what the page shows, and the place it was understood as. */
export type KeptRow = Static<typeof SheetRow> & { placeId: string | null }

/** What a line says, as far as it can be understood. */
export interface WrittenLine {
  row: number
  key: ReadCell
  place: string | null
  happenedOn: string | null
  quantity: number | null
  note: string | null
  /** Why the line cannot be understood, by name; null when every cell could be read. */
  problem:
    | 'formula'
    | 'place_missing'
    | 'day_missing'
    | 'day_unreadable'
    | 'quantity_missing'
    | 'quantity_unreadable'
    | 'note_too_long'
    | null
}

const longestNote = 1_000

/** Reads a line; null when nothing was filled in. A computed cell is not taken at its word: its result is whatever a program left there. */
export function readLine(cells: readonly ReadCell[], row: number, unit: string | null): WrittenLine | null {
  const cell = (column: number): ReadCell => cells[column - 1] ?? null
  const filled = [cell(at.place), cell(at.day), cell(at.quantity), cell(at.note)]
  if (filled.every((value) => value === null || (typeof value === 'string' && value.trim() === '')))
    return null
  const place = textOf(cell(at.place))
  const note = textOf(cell(at.note))
  const happenedOn = dayOf(cell(at.day))
  const quantity = numberOf(cell(at.quantity), unit)
  const problem = [cell(at.key), ...filled].includes(formula)
    ? 'formula'
    : place === null
      ? 'place_missing'
      : textOf(cell(at.day)) === null
        ? 'day_missing'
        : happenedOn === null
          ? 'day_unreadable'
          : textOf(cell(at.quantity)) === null
            ? 'quantity_missing'
            : quantity === null
              ? 'quantity_unreadable'
              : (note?.length ?? 0) > longestNote
                ? 'note_too_long'
                : null
  return {
    row,
    key: cell(at.key),
    place,
    happenedOn,
    quantity,
    note: note?.slice(0, longestNote) ?? null,
    problem,
  }
}

function textOf(cell: ReadCell): string | null {
  if (cell === null || cell === formula) return null
  const text = cell instanceof Date ? (civilOf(cell) ?? '') : String(cell)
  return text.replaceAll('\0', '').toWellFormed().trim() || null
}

/** Spreadsheets keep a day as midnight UTC; half a day of tolerance takes in those that add a time. */
const civilOf = (at: Date) => (Number.isNaN(at.getTime()) ? null : at.toISOString().slice(0, 10))

/** 2026-05-03, 2026/5/3, 2026年5月3日, 20260503, or the number by which spreadsheets count days. */
export function dayOf(cell: ReadCell): string | null {
  if (cell instanceof Date) return civilOf(cell)
  if (typeof cell === 'number') {
    if (Number.isInteger(cell) && cell >= 20_000 && cell < 80_000)
      return civilOf(new Date(Date.UTC(1899, 11, 30) + cell * 86_400_000))
    return Number.isInteger(cell) ? dayOf(String(cell)) : null
  }
  if (typeof cell !== 'string') return null
  const text = cell.normalize('NFKC').replace(/\s+/g, '')
  const parts = /^(\d{4})(?:[-/.年](\d{1,2})[-/.月](\d{1,2})日?|(\d{2})(\d{2}))$/.exec(text)
  if (!parts) return null
  const [, year, month = parts[4] ?? '', day = parts[5] ?? ''] = parts
  const on = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isCivilDate(on) ? on : null
}

/** A number, also when it was typed as text, in full-width digits, with separators or with its own unit behind it. */
export function numberOf(cell: ReadCell, unit: string | null): number | null {
  if (typeof cell === 'number') return asWritten(cell)
  if (typeof cell !== 'string') return null
  let text = cell.normalize('NFKC').replace(/\s+/g, '')
  if (unit !== null && text.endsWith(unit)) text = text.slice(0, -unit.length)
  if (/^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text)) text = text.replaceAll(',', '')
  return /^-?\d{1,15}(\.\d{1,6})?$/.test(text) ? asWritten(Number(text)) : null
}

/** What a form takes too: six places, at most a trillion. 0.30000000000000004 is how a spreadsheet keeps 0.3. */
function asWritten(number: number): number | null {
  if (!(Math.abs(number) <= 1e12)) return null
  const written = Number(number.toFixed(6))
  return Math.abs(written - number) < 1e-9 ? written : null
}
