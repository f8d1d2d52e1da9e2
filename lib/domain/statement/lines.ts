import type { MoneyKind, StatementLine } from '@/lib/contracts/views'

/**
 * The lines of several pages as one statement, newest first, each once: a page that was read again after new lines
 * came may repeat lines of the next.
 */
export function joinLines(pages: readonly { lines: readonly StatementLine[] }[]): StatementLine[] {
  const bySeq = new Map<number, StatementLine>()
  for (const { lines } of pages) for (const line of lines) bySeq.set(line.seq, line)
  return [...bySeq.values()].sort((a, b) => b.seq - a.seq)
}

/** Lines from the newest down to the first number that is missing. */
export interface UnbrokenLines {
  lines: StatementLine[]
  /** Where the next older page begins; null: these are all. */
  before: number | null
  /** There are lines further down, beyond a hole. */
  broken: boolean
}

/** @param lines newest first, each once. A wallet's first line has the number 1. */
export function fromTheTop(lines: readonly StatementLine[]): UnbrokenLines {
  const top = lines[0]?.seq ?? 0
  const hole = lines.findIndex(({ seq }, index) => seq !== top - index)
  const unbroken = hole < 0 ? [...lines] : lines.slice(0, hole)
  const last = unbroken.at(-1)
  return { lines: unbroken, before: last && last.seq > 1 ? last.seq : null, broken: hole >= 0 }
}

/** A day of a statement, as the reader's own calendar has it. */
export interface StatementDay {
  /** '2026-03-09'. */
  key: string
  lines: StatementLine[]
}

/** Lines by day, in the order given. @param dayOf the day of an instant where the reader is */
export function linesByDay(lines: readonly StatementLine[], dayOf: (at: string) => string): StatementDay[] {
  const days: StatementDay[] = []
  for (const line of lines) {
    const key = dayOf(line.at)
    const last = days.at(-1)
    if (last?.key === key) last.lines.push(line)
    else days.push({ key, lines: [line] })
  }
  return days
}

/** The kinds that are in these lines, in one fixed order. */
export function kindsOf(lines: readonly StatementLine[]): MoneyKind[] {
  const present = new Set(lines.map(({ kind }) => kind))
  return ORDER.filter((kind) => present.has(kind))
}

const ORDER: readonly MoneyKind[] = [
  'award',
  'refund',
  'income',
  'adjustment',
  'purchase',
  'hold',
  'release',
  'opening',
  'freeze',
  'unfreeze',
]
