import { readdirSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { printTable, writeJson } from './lib/report'
import type { BenchModule, BenchRow } from './lib/types'

/** `npm run bench [-- names…] [--quick] [--json FILE]`: every bench in this folder, or those named. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: 'boolean', default: false }, json: { type: 'string' } },
})

const known = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.ts') && file !== 'run.ts')
  .map((file) => file.slice(0, -'.ts'.length))

for (const name of positionals) {
  if (known.includes(name)) continue
  console.error(`There is no bench "${name}". There are: ${known.join(', ')}.`)
  process.exit(2)
}

const names = positionals.length > 0 ? positionals : known
const rows: BenchRow[] = []
for (const name of names) {
  const bench = (await import(`./${name}.ts`)) as BenchModule
  const result = await bench.run({ quick: values.quick })
  printTable(name, result)
  rows.push(...result)
}
if (values.json) writeJson(values.json, names.join(','), rows)
