import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')

function coloursOf(selector: string): Map<string, string> {
  const start = css.indexOf(`${selector} {`)
  const block = css.slice(start, css.indexOf('}', start))
  return new Map([...block.matchAll(/--([a-z-]+): (#[0-9a-f]{6,8});/g)].map((m) => [m[1]!, m[2]!]))
}
const themes = { light: coloursOf(':root'), dark: coloursOf(':root[data-theme="dark"]') }

/** WCAG 2.2, relative luminance and contrast ratio. */
function luminance(colour: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!
}
function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light! + 0.05) / (dark! + 0.05)
}

const grounds = ['paper', 'sheet', 'shade']
const textPairs = [
  ...['ink', 'quiet', 'cinnabar', 'cinnabar-deep', 'pine', 'ochre'].flatMap((text) =>
    grounds.map((ground) => [text, ground]),
  ),
  ...['cinnabar', 'pine', 'ochre'].flatMap((tone) => [
    [tone, `${tone}-wash`],
    ['ink', `${tone}-wash`],
    ['quiet', `${tone}-wash`],
  ]),
  ...['one', 'two', 'three', 'four', 'five'].map((step) => ['ink', `tint-${step}`]),
  ['on-cinnabar', 'cinnabar'],
  ['on-cinnabar', 'cinnabar-deep'],
]

test('the measure knows black on white', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
  expect(contrast('#777777', '#ffffff')).toBeLessThan(4.5)
})

test('light and dark name the same colours', () => {
  expect(themes.light.size).toBeGreaterThan(12)
  expect([...themes.dark.keys()]).toEqual([...themes.light.keys()])
})

for (const [theme, colours] of Object.entries(themes)) {
  test(`in ${theme}, every text is at least 4.5:1 on every ground it may stand on`, () => {
    const faint = textPairs
      .map(([text, ground]) => ({
        text,
        ground,
        ratio: contrast(colours.get(text!)!, colours.get(ground!)!),
      }))
      .filter(({ ratio }) => !(ratio >= 4.5))
    expect(faint).toEqual([])
  })
  test(`in ${theme}, the edge of a control is at least 3:1 on every ground`, () => {
    const faint = grounds.filter((ground) => !(contrast(colours.get('edge')!, colours.get(ground)!) >= 3))
    expect(faint).toEqual([])
  })
}

test('no style or part names a colour of its own', async () => {
  const { globSync } = await import('node:fs')
  const root = new URL('../../', import.meta.url).pathname
  const strays = globSync(['web/**/*.{css,ts,tsx}', 'modules/*/web/**/*.{css,ts,tsx}'], { cwd: root })
    .filter((file) => !/tokens\.(css|test\.ts)$/.test(file))
    .flatMap((file) =>
      [
        ...readFileSync(`${root}${file}`, 'utf8').matchAll(
          /#[0-9a-fA-F]{3,8}\b(?=['";,)\s])|\b(?:rgba?|hsla?)\(/g,
        ),
      ].map((m) => `${file}: ${m[0]}`),
    )
  expect(strays).toEqual([])
})
