import type { IFontAttributesProperties } from 'docx'

// The page of GB/T 9704-2012 in numbers. Where the standard gives a tolerance the middle is taken.

/** Twentieths of a point, in which a docx measures. */
export const twips = (mm: number) => Math.round((mm / 25.4) * 1440)

const width = 11_906
const height = 16_838
const textWidth = twips(156)
const textHeight = twips(225)
const top = twips(37)
const left = twips(28)

/** 5.2: A4, 天头 37 mm, 订口 28 mm, 版心 156 × 225 mm; what is left over is the other two margins. */
export const page = {
  width,
  height,
  top,
  left,
  right: width - left - textWidth,
  bottom: height - top - textHeight,
  textWidth,
  textHeight,
  /** 7.5: the dashes beside a page number lie 7 mm below the text; from the edge of the page, with half the height of the line. */
  footer: twips(297 - 37 - 225 - 7) - 280,
} as const

/**
 * The same sheet on its side: what was the head is the binding (6.3: a table in A4 lies with its head towards the binding). 225 mm of text in
 * a line, 156 mm of lines.
 */
export const lying = {
  ...page,
  width: page.height,
  height: page.width,
  top: page.left,
  left: page.bottom,
  right: page.top,
  bottom: page.right,
  textWidth: textHeight,
  textHeight: textWidth,
  footer: twips(12),
} as const satisfies Record<keyof typeof page, number>
export type Sheet = Readonly<Record<keyof typeof page, number>>
/** Which of the two a paper is laid out on. */
export const sheetOf = (body: { form: string; landscape?: boolean }): Sheet =>
  body.form === 'plain' && body.landscape ? lying : page

/** A sheet that is filled in by hand and handed out alone: no binding, so all margins are narrow and more of it fits on one page. */
export const loose = {
  ...page,
  top: twips(18),
  bottom: twips(18),
  left: twips(20),
  right: twips(20),
  textWidth: width - 2 * twips(20),
  textHeight: height - 2 * twips(18),
} as const satisfies Record<keyof typeof page, number>

/** 5.2.3: 22 lines a page, 28 characters a line, so that they fill the text area. Rounded down: one twip too many costs a line. */
export const linesPerPage = 22
export const charactersPerLine = 28
export const linePitch = Math.floor(textHeight / linesPerPage)
/** 三号. The pitch of a character is a little under its size, for 28 × 16 pt are 158 mm. */
export const bodyPt = 16
export const characterPitch = textWidth / charactersPerLine
/** What the grid takes off every character, in 4096ths of a point (w:docGrid/@charSpace). */
export const characterSpace = Math.floor((characterPitch / 20 - bodyPt) * 4096) - 1

/** 字号 in points. */
export const sizes = { 二号: 22, 三号: 16, 四号: 14, 小四: 12, 五号: 10.5 } as const

export interface PaperFont {
  name: string
  /** Free or commonly present faces of the same kind, in this order, for a machine that lacks the first. */
  instead: readonly string[]
  /** Font family of the font table: a program that has none of them takes one of this kind. */
  family: 'roman' | 'swiss'
}

/**
 * The faces of a paper. The first name is what offices of the state use; 方正小标宋 and the GB2312 faces are licensed and are not ours to
 * hand out, so the others stand behind them. Every Chinese face is as wide as it is high, which is why 22 × 28 does not depend on it.
 */
export const faces = {
  body: {
    name: '仿宋_GB2312',
    instead: ['仿宋', 'FangSong', 'STFangsong', '方正仿宋_GBK', 'Noto Serif CJK SC', 'Source Han Serif SC'],
    family: 'roman',
  },
  title: {
    name: '方正小标宋简体',
    instead: [
      '方正小标宋_GBK',
      '华文中宋',
      'STZhongsong',
      'Noto Serif CJK SC',
      'Source Han Serif SC',
      '宋体',
    ],
    family: 'roman',
  },
  black: {
    name: '黑体',
    instead: ['SimHei', 'STHeiti', '方正黑体_GBK', 'Noto Sans CJK SC', 'Source Han Sans SC'],
    family: 'swiss',
  },
  kai: {
    name: '楷体_GB2312',
    instead: ['楷体', 'KaiTi', 'STKaiti', '方正楷体_GBK', 'AR PL UKai CN', 'Noto Serif CJK SC'],
    family: 'roman',
  },
  song: {
    name: '宋体',
    instead: ['SimSun', 'STSong', 'Noto Serif CJK SC', 'Source Han Serif SC'],
    family: 'roman',
  },
  latin: {
    name: 'Times New Roman',
    instead: ['Liberation Serif', 'Nimbus Roman', 'Tinos'],
    family: 'roman',
  },
} as const satisfies Record<string, PaperFont>
export type Face = Exclude<keyof typeof faces, 'latin'>

/** A run in this face: Chinese and its punctuation in it, digits and letters in the Latin one. Quotation marks count as Chinese. */
export function fontOf(face: Face): IFontAttributesProperties {
  const latin = faces.latin.name
  return { ascii: latin, hAnsi: latin, cs: latin, eastAsia: faces[face].name, hint: 'eastAsia' }
}

/** word/fontTable.xml with the other names of each face: a comma-separated list (ECMA-376 part 1, 17.8.3.1). */
export function fontTable(): string {
  const fonts = Object.values(faces).map(
    ({ name, instead, family }) =>
      `<w:font w:name="${name}"><w:altName w:val="${instead.join(',')}"/><w:charset w:val="${name === faces.latin.name ? '00' : '86'}"/><w:family w:val="${family}"/><w:pitch w:val="variable"/></w:font>`,
  )
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${fonts.join('')}</w:fonts>`
}

export const red = 'FF0000'

/**
 * word/styles.xml: nothing but the normal text. Its size stands in the style as well as in the defaults, for the character grid is reckoned
 * from the style by one program and from the defaults by another.
 */
export function styleSheet(): string {
  const { name } = faces.body
  const latin = faces.latin.name
  const run = `<w:rPr><w:rFonts w:ascii="${latin}" w:hAnsi="${latin}" w:cs="${latin}" w:eastAsia="${name}"/><w:sz w:val="${bodyPt * 2}"/><w:szCs w:val="${bodyPt * 2}"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr>`
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults><w:rPrDefault>${run}</w:rPrDefault><w:pPrDefault/></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr><w:snapToGrid w:val="0"/></w:pPr>${run}</w:style><w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="60" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="60" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style></w:styles>`
}
