import { isCivilDate } from '../../../../platform/civil.ts'
import type { BodyOf } from '../../../../platform/contract.ts'
import type { openSites } from '../../contract/works.ts'

// Sites as they are pasted, a line each, from a table or typed.

export type SiteFields = BodyOf<typeof openSites>['sites'][number]
export type LineFault =
  | { line: number; fault: 'noTitle' }
  | { line: number; fault: 'unknownPlace' | 'badNumber' | 'badDay'; text: string }

/**
 * Reads name, place, area, contractor, planned beginning and end. Parted by tabs where there is one, otherwise by commas of either width;
 * in an area a comma may part thousands only where tabs part the fields.
 * @param placeNamed the id of a place by its name or short name
 */
export function readSiteLines(
  text: string,
  placeNamed: (name: string) => string | undefined,
): { sites: SiteFields[]; faults: LineFault[] } {
  const sites: SiteFields[] = []
  const faults: LineFault[] = []
  text.split(/\r?\n/).forEach((raw, at) => {
    if (raw.trim() === '') return
    const line = at + 1
    const [title = '', place = '', area = '', contractor = '', from = '', until = ''] = raw
      .split(raw.includes('\t') ? '\t' : /[,，]/)
      .map((part) => part.normalize('NFC').trim())
    const placeId = placeNamed(place)
    const areaM2 = area === '' ? null : Number(area.replace(/[,，\s]|平方米|㎡|m²/g, ''))
    const days = [from, until].map(dayOf)
    if (title === '') faults.push({ line, fault: 'noTitle' })
    if (placeId === undefined) faults.push({ line, fault: 'unknownPlace', text: place })
    if (areaM2 !== null && !(areaM2 > 0)) faults.push({ line, fault: 'badNumber', text: area })
    for (const [index, day] of days.entries()) {
      if (day === undefined) faults.push({ line, fault: 'badDay', text: [from, until][index] ?? '' })
    }
    if (title === '' || placeId === undefined || (areaM2 !== null && !(areaM2 > 0))) return
    if (days[0] === undefined || days[1] === undefined) return
    sites.push({
      title,
      placeId,
      areaM2,
      contractor: contractor === '' ? null : contractor,
      plannedStartOn: days[0],
      plannedFinishOn: days[1],
    })
  })
  return { sites, faults }
}

/** null where nothing stands, undefined where something stands that is no day. */
function dayOf(text: string): string | null | undefined {
  if (text === '') return null
  const [, year = '', month = '', day = ''] = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ?? []
  const on = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isCivilDate(on) ? on : undefined
}
