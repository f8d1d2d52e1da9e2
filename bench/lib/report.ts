import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { cpus, loadavg, totalmem } from 'node:os'
import type { BenchRow } from './types'

/** Writes `{bench, machine, commit, rows}`. */
export function writeJson(file: string, bench: string, rows: readonly BenchRow[]): void {
  writeFileSync(file, `${JSON.stringify({ bench, machine: machine(), commit: commit(), rows }, null, 2)}\n`)
}

export function printTable(bench: string, rows: readonly BenchRow[]): void {
  console.log(`\n${bench} — ${machine()}, commit ${commit().slice(0, 10)}`)
  console.table(
    rows.map((row) => ({
      case: row.case,
      metric: `${row.metric} (${row.unit})`,
      'ours, median': figure(row.median),
      'min–max': `${figure(row.min)}–${figure(row.max)}`,
      peer: `${row.peer} ${figure(row.peerMedian)}`,
      ratio: `${row.ratio.toFixed(2)} (${row.ratioRange.map((ratio) => ratio.toFixed(2)).join('–')})`,
      ...(row.cpuMicros === undefined
        ? {}
        : { 'CPU µs, ours : peer': `${figure(row.cpuMicros)} : ${figure(row.peerCpuMicros ?? 0)}` }),
      target: row.target,
      met: row.met ? 'yes' : 'NO',
    })),
  )
}

function machine(): string {
  const [load = 0] = loadavg()
  const memory = Math.round(totalmem() / 2 ** 30)
  const cores = cpus()
  return `${cores.length} × ${cores[0]?.model.trim() ?? 'cpu'}, ${memory} GB, Node ${process.version}, load ${load.toFixed(2)}`
}

function commit(): string {
  try {
    return execFileSync('git', ['rev-parse', 'HEAD'], { encoding: 'utf8', stdio: 'pipe' }).trim()
  } catch {
    return 'unknown'
  }
}

function figure(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3)
}
