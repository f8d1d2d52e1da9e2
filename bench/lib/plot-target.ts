import type { BenchRow } from './types'

const LIMIT = /([≤<≥>])\s*([\d.,]+)\s*(×|ms|s\b)?/g
const IN_MS: Record<string, number> = { ms: 1, s: 1_000, µs: 0.001 }

/** Where the target lies on the axis of a row, the stricter of several; null: it has none that a line could show. */
export function targetOf({ target, unit, peerMedian }: BenchRow): number | null {
  const whole = /^([\d.]+) %$/.exec(target)?.[1]
  if (whole) return Number(whole)
  const limits = [...target.matchAll(LIMIT)].map(([, sign, number = '', of]) => {
    const figure = Number(number.replaceAll(',', ''))
    const factor = of === '×' ? peerMedian : of ? (IN_MS[of] ?? 1) / (IN_MS[unit] ?? 1) : 1
    return { least: sign === '≥' || sign === '>', at: figure * factor }
  })
  const [first] = limits
  if (!first) return null
  const all = limits.filter(({ least }) => least === first.least).map(({ at }) => at)
  return first.least ? Math.max(...all) : Math.min(...all)
}
