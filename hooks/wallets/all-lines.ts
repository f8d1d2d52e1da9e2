import type { StatementLine } from '@/lib/contracts/views'

/** More lines than anybody has read; some 4 MB as a file. */
export const MOST_EXPORTED = 20_000

interface Page {
  lines: readonly StatementLine[]
  next: number | null
}

/**
 * Every line that a filter leaves, page by page and newest first, up to a bound.
 * @param fetchPage the lines below a number, or the newest
 * @returns with the lines, whether older ones were left out
 */
export async function allLines(
  fetchPage: (before: number | undefined) => Promise<Page>,
  most = MOST_EXPORTED,
): Promise<{ lines: StatementLine[]; cut: boolean }> {
  const lines: StatementLine[] = []
  let before: number | undefined
  for (;;) {
    const page = await fetchPage(before)
    lines.push(...page.lines)
    if (page.next === null) return { lines: lines.slice(0, most), cut: lines.length > most }
    if (lines.length >= most) return { lines: lines.slice(0, most), cut: true }
    before = page.next
  }
}
