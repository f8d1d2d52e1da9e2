import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { markdownTable } from '../bench/lib/markdown-table'
import { type Plotted, plot } from '../bench/lib/plot-svg'

/** `npm run bench:plots -- FILES…`: what `--json` kept, as docs/images/performance/BENCH.svg, one a file, and as tables. */
const FOLDER = 'docs/images/performance'
const files = process.argv.slice(2)
if (files.length === 0) {
  console.error('Which results? npm run bench:plots -- results.json …')
  process.exit(2)
}
mkdirSync(FOLDER, { recursive: true })
for (const file of files) {
  const results = JSON.parse(readFileSync(file, 'utf8')) as Plotted
  const target = join(FOLDER, `${results.bench}.svg`)
  const svg = plot(results)
  writeFileSync(target, svg)
  console.log(
    `\n${target}, ${(svg.length / 1_000).toFixed(1)} KB: ${results.machine}\n\n${markdownTable(results.rows)}`,
  )
}
