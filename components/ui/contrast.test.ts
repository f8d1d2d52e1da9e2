import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

/** Every pair of text and ground that the components use, against WCAG 2.2 AA (4.5:1; 3:1 for lines and shapes). */
const css = readFileSync(new URL('../../app/globals.css', import.meta.url), 'utf8')
const [paper = '', night = ''] = css.split('.dark {')

function colours(...sources: string[]) {
  const found = new Map<string, number>()
  for (const source of sources) {
    for (const [, name, l, c, h] of source.matchAll(
      /--color-([\w-]+): oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)/g,
    )) {
      if (name) found.set(name, luminance(Number(l), Number(c), Number(h)))
    }
  }
  return found
}

/** Relative luminance of an OKLCH colour (Björn Ottosson's matrices), clipped to sRGB. */
function luminance(lightness: number, chroma: number, hue: number) {
  const a = chroma * Math.cos((hue * Math.PI) / 180)
  const b = chroma * Math.sin((hue * Math.PI) / 180)
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  const clip = (value: number) => Math.min(1, Math.max(0, value))
  const red = clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s)
  const green = clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s)
  const blue = clip(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s)
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

const grounds = ['bg', 'surface', 'raised', 'sunken']
const tones = ['accent', 'positive', 'negative', 'warning', 'info']
const tints = tones.map((tone) => `${tone}-soft`)
const toneTexts = tones.map((tone) => (tone === 'accent' ? 'accent-text' : tone))
const positions = Array.from({ length: 8 }, (_, index) => `pos-${index}`)

const pairs: [texts: string[], grounds: string[], least: number][] = [
  [['text'], [...grounds, ...tints], 7],
  [['muted', ...toneTexts], grounds, 4.5],
  ...tones.map((_, index): [string[], string[], number] => [
    [toneTexts[index] ?? ''],
    [tints[index] ?? ''],
    4.5,
  ]),
  [['on-accent'], ['accent', 'accent-hover'], 7],
  [['on-danger'], ['danger'], 4.5],
  [['focus', 'line-strong'], grounds, 3],
  [positions, grounds, 4.5],
]

describe.each([
  ['paper', colours(paper)],
  ['night', colours(paper, night)],
])('%s', (_, palette) => {
  const of = (name: string) => palette.get(name) ?? Number.NaN
  const rows = pairs.flatMap(([texts, on, least]) =>
    texts.flatMap((text) => on.map((ground) => [text, ground, least] as const)),
  )
  it.each(rows)('%s on %s is at least %d:1', (text, ground, least) => {
    const [dark = 0, light = 0] = [of(text), of(ground)].sort((a, b) => a - b)
    expect((light + 0.05) / (dark + 0.05)).toBeGreaterThanOrEqual(least)
  })
})
