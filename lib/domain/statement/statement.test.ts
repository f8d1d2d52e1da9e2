import { describe, expect, it } from 'vitest'
import type { MoneyKind, StatementLine } from '@/lib/contracts/views'
import { fromTheTop, joinLines, kindsOf, linesByDay } from './lines'
import { statementCsv } from './statement-csv'

const line = (
  seq: number,
  kind: MoneyKind = 'award',
  at = `2026-03-0${seq}T12:00:00.000Z`,
): StatementLine => ({
  seq,
  at,
  amount: '-1250',
  totalAfter: '98750',
  kind,
  reason: 'Round 1',
  actor: null,
  player: { id: 'p', name: 'Groß' },
  round: null,
  transactionId: 't',
})
const seqs = (lines: readonly StatementLine[]) => lines.map(({ seq }) => seq)

describe('joinLines', () => {
  it('keeps each line once, newest first, when pages overlap', () => {
    const pages = [
      { lines: [line(6), line(5), line(4)] },
      { lines: [line(4), line(3)] },
      { lines: [line(2)] },
    ]
    expect(seqs(joinLines(pages))).toEqual([6, 5, 4, 3, 2])
  })

  it('is empty for no lines', () => {
    expect(joinLines([])).toEqual([])
  })
})

describe('fromTheTop', () => {
  it.each([
    [[3, 2, 1], [3, 2, 1], null, false],
    [[9, 8], [9, 8], 8, false],
    [[9, 8, 4, 3], [9, 8], 8, true],
    [[], [], null, false],
  ] as const)('%o → %o', (all, shown, before, broken) => {
    const result = fromTheTop(all.map((seq) => ({ ...line(1), seq })))
    expect(seqs(result.lines)).toEqual(shown)
    expect([result.before, result.broken]).toEqual([before, broken])
  })
})

it('groups by the reader’s own days', () => {
  const lines = [line(3), line(2), line(1, 'award', '2026-03-02T01:00:00.000Z')]
  const days = linesByDay(lines, (at) => at.slice(0, 10))
  expect(days.map(({ key, lines: of }) => [key, seqs(of)])).toEqual([
    ['2026-03-03', [3]],
    ['2026-03-02', [2, 1]],
  ])
})

it('offers only the kinds that are there', () => {
  expect(kindsOf([line(2, 'opening'), line(1, 'award'), line(3, 'award')])).toEqual(['award', 'opening'])
})

it('exports signed amounts as numbers', () => {
  const csv = statementCsv([line(1)], { code: 'GBP', decimals: 2 })
  expect(csv.split('\r\n')[1]).toBe('1,2026-03-01T12:00:00.000Z,award,Round 1,Groß,,,-12.50,987.50,GBP,t')
})
