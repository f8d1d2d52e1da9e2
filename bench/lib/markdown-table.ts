import { short } from './plot-scale'
import type { BenchRow } from './types'

/** The rows as docs/performance.md has them. */
export function markdownTable(rows: readonly BenchRow[]): string {
  const head =
    '| case | metric | Gavel, median (range) | peer | ratio (range) | target |\n|---|---|---|---|---|---|'
  const lines = rows.map((row) => {
    const range = (least: number, most: number) => `(${short(least)}–${short(most)})`
    const judged =
      row.target === '–' || row.target === '' ? '–' : `${row.target}: ${row.met ? 'met' : '**missed**'}`
    const ours = `${short(row.median)} ${row.unit} ${range(row.min, row.max)}`
    const ratio = `${short(row.ratio)} ${range(...row.ratioRange)}`
    return `| ${row.case} | ${row.metric} | ${ours} | ${row.peer}: ${short(row.peerMedian)} | ${ratio} | ${judged} |`
  })
  return [head, ...lines].join('\n')
}
