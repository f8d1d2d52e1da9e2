import { type Scale, scaleOf, short } from './plot-scale'
import { targetOf } from './plot-target'
import type { BenchRow } from './types'

/** A bench's results as an SVG of a few KB, on a ground of its own, so that it can be read on a light page and on a dark one. */

export interface Plotted {
  bench: string
  machine: string
  commit: string
  rows: readonly BenchRow[]
}

const WIDTH = 880
const AT = { label: 24, plot: 330, values: 668 }
const PLOT_WIDTH = 310
const LINE = 15
const CHARACTERS = 46

const STYLE = `
text{font:12px system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;fill:#24292f}
.ground{fill:#fff;stroke:#d0d7de}.title{font-size:16px;font-weight:600}.metric{font-size:13px;font-weight:600}
.quiet{fill:#656d76}.small{font-size:11px}.grid{stroke:#d0d7de}.span{stroke:#afb8c1;stroke-width:2}
.ours{fill:#0969da}.whisker{stroke:#0969da;stroke-width:2}.peer{fill:#8c959f}
.target{stroke:#bc4c00;stroke-width:2}.missed{fill:#bc4c00;font-weight:600}
@media(prefers-color-scheme:dark){text{fill:#e6edf3}.ground{fill:#0d1117;stroke:#30363d}.quiet{fill:#9198a1}.grid{stroke:#30363d}
.span{stroke:#484f58}.ours{fill:#4493f8}.whisker{stroke:#4493f8}.peer{fill:#9198a1}.target{stroke:#f0883e}.missed{fill:#f0883e}}`

export function plot({ bench, machine, commit, rows }: Plotted): string {
  const out: string[] = []
  let y = 34
  out.push(text(AT.label, y, `bench:${bench}`, 'title'), legend(y))
  y += 22
  const panels = Map.groupBy(rows, (row) => `${row.metric.replace(/, N = \d+.*$/, '')} (${row.unit})`)
  for (const [metric, shown] of panels) y = panel(out, y, metric, shown)
  out.push(
    text(
      AT.label,
      y + 8,
      `${machine}, commit ${commit.slice(0, 10)}. The ratio is the median of those within each round.`,
      'quiet small',
    ),
  )
  const height = y + 26
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="img">`,
    `<title>bench:${asXml(bench)}</title><style>${STYLE}</style>`,
    `<rect class="ground" x=".5" y=".5" width="${WIDTH - 1}" height="${height - 1}" rx="8"/>`,
    ...out,
    '</svg>\n',
  ].join('\n')
}

function legend(y: number): string {
  const x = AT.plot
  return [
    `<path class="whisker" d="M${x} ${y - 4}h28"/><circle class="ours" cx="${x + 14}" cy="${y - 4}" r="5"/>`,
    text(x + 36, y, 'Gavel: median, least to most', 'quiet small'),
    square(x + 210, y - 4),
    text(x + 219, y, 'peer: median', 'quiet small'),
    `<path class="target" d="M${x + 310} ${y - 11}v14"/>`,
    text(x + 320, y, 'target', 'quiet small'),
  ].join('')
}

/** @returns where the next begins */
function panel(out: string[], top: number, metric: string, rows: readonly BenchRow[]): number {
  const figures = rows.flatMap((row) => [row.min, row.max, row.peerMedian, targetOf(row) ?? row.median])
  const scale = scaleOf(figures.filter(Number.isFinite), PLOT_WIDTH)
  let y = top + 14
  out.push(text(AT.label, y, metric, 'metric'))
  out.push(text(AT.values, y, 'Gavel : peer, ratio', 'quiet small'))
  const gridTop = y + 10
  const lines: string[] = []
  y += 26
  let named = ''
  for (const row of rows) {
    // The same case against another peer is not named twice.
    const name = row.case === named ? [] : wrap(row.case)
    named = row.case
    for (const each of name) {
      lines.push(text(AT.label, y + 4, each))
      y += LINE
    }
    lines.push(
      text(AT.label, y + 3, `peer: ${row.peer}`, 'quiet small'),
      marks(row, scale, y - 1),
      values(row, y + 3),
    )
    y += LINE + 10
  }
  for (const tick of scale.ticks) {
    const x = AT.plot + scale.place(tick)
    out.push(`<path class="grid" d="M${px(x)} ${gridTop}V${y - 8}"/>`)
    out.push(text(x, y + 6, short(tick), 'quiet small', 'middle'))
  }
  if (scale.isLog) out.push(text(AT.values + 28, y + 6, 'logarithmic', 'quiet small'))
  out.push(...lines)
  return y + 24
}

function marks(row: BenchRow, scale: Scale, y: number): string {
  const x = (figure: number) => px(AT.plot + scale.place(figure))
  const target = targetOf(row)
  return [
    `<path class="span" d="M${x(row.median)} ${y}H${x(row.peerMedian)}"/>`,
    square(x(row.peerMedian), y),
    `<path class="whisker" d="M${x(row.min)} ${y}H${x(row.max)}M${x(row.min)} ${y - 4}v8M${x(row.max)} ${y - 4}v8"/>`,
    `<circle class="ours" cx="${x(row.median)}" cy="${y}" r="5"/>`,
    ...(target === null ? [] : [`<path class="target" d="M${x(target)} ${y - 9}v18"/>`]),
  ].join('')
}

function values(row: BenchRow, y: number): string {
  const told = `${short(row.median)} : ${short(row.peerMedian)}, ×${short(row.ratio)}`
  return row.met ? text(AT.values, y, told) : text(AT.values, y, `${told}, missed`, 'missed')
}

const square = (x: number, y: number) =>
  `<rect class="peer" x="${px(x - 4)}" y="${y - 4}" width="8" height="8"/>`
const px = (at: number) => Math.round(at * 10) / 10
const asXml = (words: string) =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

function text(x: number, y: number, words: string, style = '', anchor = ''): string {
  const marks = `${style ? ` class="${style}"` : ''}${anchor ? ` text-anchor="${anchor}"` : ''}`
  return `<text x="${px(x)}" y="${y}"${marks}>${asXml(words)}</text>`
}

function wrap(words: string): string[] {
  const lines: string[] = []
  for (const word of words.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length < CHARACTERS)
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}
