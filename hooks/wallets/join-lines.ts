import type { StatementLine } from '@/lib/contracts/views'

/** Two pages as one, newest first, each line once as the newer page has it. */
export function joinLines(
  earlier: readonly StatementLine[],
  shown: readonly StatementLine[],
): StatementLine[] {
  const bySeq = new Map([...earlier, ...shown].map((line) => [line.seq, line]))
  return [...bySeq.values()].sort((a, b) => b.seq - a.seq)
}
