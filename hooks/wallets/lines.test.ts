import { expect, it } from 'vitest'
import type { StatementLine } from '@/lib/contracts/views'
import { allLines } from './all-lines'
import { joinLines } from './join-lines'

const line = (seq: number, reversedBy: string | null = null) => ({ seq, reversedBy }) as StatementLine
const seqs = (lines: readonly StatementLine[]) => lines.map(({ seq }) => seq)

it('keeps each line once, newest first, as the newer page has it', () => {
  const joined = joinLines([line(4), line(3)], [line(6), line(5), line(4, 'x')])
  expect(seqs(joined)).toEqual([6, 5, 4, 3])
  expect(joined[2]?.reversedBy).toBe('x')
})

it('collects all pages up to the bound, and says when it stopped', async () => {
  const page = (before = 8) => ({
    lines: [line(before - 1), line(before - 2)],
    next: before > 4 ? before - 2 : null,
  })
  const fetchPage = async (before: number | undefined) => page(before)
  expect(await allLines(fetchPage)).toMatchObject({
    cut: false,
    lines: [7, 6, 5, 4, 3, 2].map((seq) => ({ seq })),
  })
  expect(await allLines(fetchPage, 6)).toMatchObject({ cut: false })
  const cut = await allLines(fetchPage, 3)
  expect([seqs(cut.lines), cut.cut]).toEqual([[7, 6, 5], true])
})
