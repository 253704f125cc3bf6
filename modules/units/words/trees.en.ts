import type * as source from './trees.zh-CN.ts'

export const trees: typeof source.trees = {
  title: 'Places and offices',
  lead: 'Both trees as they stood on any day. After a move or a merger the past keeps the shape it had.',
  trees: { place: 'Places', office: 'Offices' },
  day: 'On which day',
  today: 'Back to today',
  asItWas: (day) => `This is how it stood on ${day}, not how it stands now.`,
  changed: (n) => (n === 1 ? 'One thing differs from today.' : `${n} things differ from today.`),
  same: 'Nothing differs from today.',
  since: (day) => `since ${day}`,
  notYet: 'closed since',
  movedSince: (name) => `now in ${name}`,
  count: (n) => String(n),
  none: 'There was no unit yet on this day.',
  import: 'Import from a file',
}
export const importing: typeof source.importing = {
  title: 'Import units from a file',
  lead: 'Open or move many units at once, or draw their boundaries. Every line is checked first; one wrong line and nothing is done.',
  formats:
    'GeoJSON (polygons in WGS-84; properties kind, name, code, parent), or xlsx and csv with a head row: kind, name, short name, code, parent, opened on. The parent is a number or a name and may be another line of the file.',
  fromOn: 'From which day',
  drop: 'Choose a file, or drop it here',
  reading: 'Checking …',
  columns: { line: 'Line', kind: 'Kind', name: 'Name', parent: 'Below', act: 'What would happen' },
  acts: { open: 'open', move: 'move', draw: 'draw the boundary' },
  same: 'stands already',
  corners: (n) => `draw the boundary (${n} corners)`,
  movedTo: (name) => `move to ${name}`,
  sum: (n) =>
    [
      n.open > 0 && `${n.open} to open`,
      n.move > 0 && `${n.move} to move`,
      n.draw > 0 && `${n.draw} boundaries to draw`,
      n.same > 0 && `${n.same} unchanged`,
    ]
      .filter(Boolean)
      .join(', '),
  faulty: (n) =>
    `${n === 1 ? 'One line is' : `${n} lines are`} wrong. Mend the file and choose it again; nothing has been imported.`,
  onlyFaults: 'Only wrong lines',
  more: (n) => `${n} more lines are not listed.`,
  submit: 'Import all',
  done: 'Imported.',
  see: 'See the tree',
  faults: {
    formula: 'Something in this line begins with = + - or @, like a formula. Write it as words.',
    kind_missing: 'No kind is given.',
    kind_unknown: 'There is no such kind.',
    name_missing: 'No name is given.',
    name_too_long: 'The name is too long (80 characters, 40 for the short name).',
    code_too_long: 'The number is too long (40 characters).',
    day_unreadable: 'The day cannot be read. Write it like 2026-03-01.',
    parent_missing: 'A new unit needs something it stands below.',
    parent_unknown: 'Neither the file nor the tree has such a unit to stand below.',
    parent_ambiguous: 'Several units are called that. Give the number of the one meant.',
    parent_not_there: 'On that day the unit above, or this one, was not there yet.',
    unit_ambiguous: 'Several units have this name. Give the number.',
    unit_closed: 'The unit of this number is closed.',
    is_root: 'The root of the sub-district stands below nothing.',
    repeated: 'The file has this unit already further up.',
    circle: 'It would stand below itself.',
    too_deep: 'More than twenty levels stand above it. Check the units above.',
    out_of_reach: 'This unit, or the one above it, is not yours to change.',
    not_a_place: 'An office has no boundary.',
    not_polygon: 'The drawing is no polygon.',
    many_pieces: 'A unit has one piece of ground; here are several.',
    has_hole: 'The boundary has a hole. Remove it.',
    few_corners: 'A boundary has at least three corners.',
    many_corners: 'The boundary has too many corners. Simplify it.',
    off_the_earth: 'A corner lies off the map. Check the order of longitude and latitude.',
    crosses_itself: 'The boundary crosses itself.',
    no_area: 'These corners enclose nothing.',
    drawn_later: 'A boundary begins on that day or later. Choose a later day.',
  },
}
const files = {
  empty: 'The file is empty.',
  unreadable: 'This file cannot be read. Use GeoJSON, xlsx or csv.',
  old_excel: 'This is an old Excel file (.xls). Save it as .xlsx.',
  too_large: 'The file is too large: 5,000 lines and 100,000 corners at most. Import it in parts.',
  no_columns: 'No head row was found: it needs at least “kind” and “name”.',
  not_geojson: 'This is no GeoJSON FeatureCollection.',
}
export const problems: typeof source.problems = {
  file_not_read: ({ why }) => files[why],
  import_has_faults: ({ count, line }) =>
    `${count === 1 ? 'One line is' : `${count} lines are`} wrong (see line ${line}), so nothing was imported.`,
  nothing_to_import: () => 'Everything in this file stands already.',
}
