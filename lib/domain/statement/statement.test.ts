import { expect, it } from 'vitest'
import type { MoneyKind, StatementLine } from '@/lib/contracts/views'
import { linesByDay } from './lines'
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
  tiebreakerId: null,
  causeType: 'round',
  transactionId: 't',
  reverses: null,
  reversedBy: null,
})
const seqs = (lines: readonly StatementLine[]) => lines.map(({ seq }) => seq)

it('groups by the reader’s own days', () => {
  const lines = [line(3), line(2), line(1, 'award', '2026-03-02T01:00:00.000Z')]
  const days = linesByDay(lines, (at) => at.slice(0, 10))
  expect(days.map(({ key, lines: of }) => [key, seqs(of)])).toEqual([
    ['2026-03-03', [3]],
    ['2026-03-02', [2, 1]],
  ])
})

it('exports signed amounts as numbers', () => {
  const csv = statementCsv([line(1)], { code: 'GBP', decimals: 2 })
  expect(csv.split('\r\n')[1]).toBe('1,2026-03-01T12:00:00.000Z,award,Round 1,Groß,,,-12.50,987.50,GBP,t')
})
