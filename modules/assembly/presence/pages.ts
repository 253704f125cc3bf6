import {
  AlignmentType,
  BorderStyle,
  Document,
  HeightRule,
  ImageRun,
  type ISectionOptions,
  convertMillimetersToTwip as mm,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx'
import { inGroups } from '../contract/card-digits.ts'
import type { PersonLine } from '../contract/presence.ts'
import { sheets } from '../words/presence-sheets.zh-CN.ts'

// Paper for the door. Sizes in millimetres: a sign-in line is as high as a signature, a card as large as a badge.

const margin = { top: mm(18), bottom: mm(15), left: mm(18), right: mm(15) }
const page = { size: { width: mm(210), height: mm(297) }, margin }

const song = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman', eastAsia: '宋体' }
const black = { ...song, eastAsia: '黑体' }

/** What XML cannot hold is left out: a name came from a file somebody else wrote. */
const printable = (text: string) => text.replaceAll(/[\p{Cc}\uFFFE\uFFFF]/gu, ' ')
const run = (text: string, pt: number, font = song) =>
  new TextRun({ text: printable(text), size: pt * 2, font })

function words(
  text: string,
  pt: number,
  how: { font?: typeof song; center?: boolean; after?: number } = {},
): Paragraph {
  return new Paragraph({
    alignment: how.center ? AlignmentType.CENTER : AlignmentType.LEFT,
    spacing: { before: 0, after: how.after ?? 0 },
    children: [run(text, pt, how.font)],
  })
}

const line = { style: BorderStyle.SINGLE, size: 4, color: '444444' }
const ruled = { top: line, bottom: line, left: line, right: line }

const cell = (
  text: string,
  widthMm: number,
  how: { font?: typeof song; center?: boolean; pt?: number } = {},
) =>
  new TableCell({
    width: { size: mm(widthMm), type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    borders: ruled,
    margins: { left: mm(1), right: mm(1) },
    children: [words(text, how.pt ?? 11, how)],
  })

const tableOf = (widths: readonly number[], rows: TableRow[]) =>
  new Table({
    layout: TableLayoutType.FIXED,
    columnWidths: widths.map((width) => mm(width)),
    width: { size: mm(widths.reduce((a, b) => a + b, 0)), type: WidthType.DXA },
    rows,
  })

export interface SheetPart {
  name: string
  people: readonly PersonLine[]
}

const entitledWidths = [11, 27, 39, 24, 14, 38, 24]
const observerWidths = [11, 27, 51, 24, 40, 24]

function peopleTable(people: readonly PersonLine[], observers: boolean): Table {
  const widths = observers ? observerWidths : entitledWidths
  const titles = observers ? sheets.observerColumns : sheets.columns
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    height: { value: mm(8), rule: HeightRule.ATLEAST },
    children: titles.map((title, i) => cell(title, widths[i] ?? 10, { font: black, center: true })),
  })
  const rows = people.map((person, index) => {
    const about = observers
      ? (person.capacity ?? '')
      : [
          person.sameName > 1 && person.sex ? sheets.sexes[person.sex] : null,
          person.constituency ?? person.delegation,
        ]
          .filter(Boolean)
          .join(' ')
    const note = [
      person.leave === 'granted' ? sheets.onLeave : null,
      person.sameName > 1 ? sheets.sameName : null,
    ]
      .filter(Boolean)
      .join(' ')
    const texts = [
      String(index + 1),
      person.name,
      about,
      person.seat ?? '',
      ...(observers ? [] : [sheets.ballots[person.ballotBy]]),
      '',
      note,
    ]
    return new TableRow({
      cantSplit: true,
      height: { value: mm(11), rule: HeightRule.ATLEAST },
      children: texts.map((text, i) =>
        cell(text, widths[i] ?? 10, { center: i !== 2, pt: i === 1 ? 14 : i === texts.length - 1 ? 9 : 11 }),
      ),
    })
  })
  return tableOf(widths, [head, ...rows])
}

/** Sign-in sheets: each part begins a page of its own, and its observers stand on another, for they are not counted with the others. */
export function signInPages(title: string, heldOn: string, parts: readonly SheetPart[]): Promise<Buffer> {
  const sections: ISectionOptions[] = parts.flatMap(({ name, people }) =>
    [false, true].flatMap((observers) => {
      const here = people.filter((person) => (person.standing === 'observer') === observers)
      if (here.length === 0) return []
      const leave = here.filter((person) => person.leave === 'granted').length
      const [year, month, day] = heldOn.split('-').map(Number)
      return [
        {
          properties: { page },
          children: [
            words(title, 16, { font: black, center: true, after: mm(2) }),
            words(`${name}  ${observers ? sheets.observersTitle : sheets.sheetTitle}`, 18, {
              font: black,
              center: true,
              after: mm(3),
            }),
            words(
              `${year} 年 ${month} 月 ${day} 日    ${observers ? sheets.observers(here.length) : sheets.summary(here.length, leave)}`,
              11,
              { after: mm(2) },
            ),
            peopleTable(here, observers),
            words('', 8),
            words(sheets.signed, 12),
          ],
        },
      ]
    }),
  )
  return Packer.toBuffer(
    new Document({
      sections: sections.length > 0 ? sections : [{ properties: { page }, children: [words(title, 16)] }],
    }),
  )
}

export interface CardToPrint {
  person: PersonLine
  code: string
  picture: Buffer
}

const cardWidth = 88
const cardHeight = 63

function cardCell(title: string, card: CardToPrint | undefined): TableCell {
  const edge = { style: BorderStyle.DASHED, size: 4, color: '999999' }
  const { person } = card ?? {}
  return new TableCell({
    width: { size: mm(cardWidth), type: WidthType.DXA },
    verticalAlign: VerticalAlign.CENTER,
    borders: { top: edge, bottom: edge, left: edge, right: edge },
    margins: { left: mm(2), right: mm(2) },
    children:
      card && person
        ? [
            words(sheets.cardTitle(title), title.length > 24 ? 8 : 9.5, { center: true, after: mm(1) }),
            words(person.name, 22, { font: black, center: true }),
            words(
              [
                person.standing === 'entitled' ? sheets.representative : sheets.observer,
                person.constituency ?? person.capacity,
                person.venue?.name,
                person.seat && sheets.seat(person.seat),
              ]
                .filter(Boolean)
                .join(' · '),
              9.5,
              { center: true, after: mm(0.5) },
            ),
            new Paragraph({
              alignment: AlignmentType.CENTER,
              children: [
                new ImageRun({ type: 'png', data: card.picture, transformation: { width: 98, height: 98 } }),
              ],
            }),
            words(inGroups(card.code), 12, { font: black, center: true }),
            words(sheets.cardHint, 7.5, { center: true }),
          ]
        : [words('', 8)],
  })
}

/** Cards to cut out, eight on a page. */
export function cardPages(title: string, cards: readonly CardToPrint[]): Promise<Buffer> {
  const rows: TableRow[] = []
  for (let i = 0; i < cards.length; i += 2) {
    rows.push(
      new TableRow({
        cantSplit: true,
        height: { value: mm(cardHeight), rule: HeightRule.EXACT },
        children: [cardCell(title, cards[i]), cardCell(title, cards[i + 1])],
      }),
    )
  }
  return Packer.toBuffer(
    new Document({
      sections: [{ properties: { page }, children: [tableOf([cardWidth, cardWidth], rows), words('', 1)] }],
    }),
  )
}
