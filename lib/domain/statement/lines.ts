import type { StatementLine } from '@/lib/contracts/views'

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
