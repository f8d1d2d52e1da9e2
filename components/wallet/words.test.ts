import { expect, it } from 'vitest'
import { wholeStatement } from '@/lib/domain/statement/filter'
import { filterWords } from './words'

const players = [{ id: 'p', name: 'Groß' }]

it.each([
  [{ kind: 'award' }, 'an award'],
  [{ kind: 'refund', playerId: 'p' }, 'a refund, about Groß'],
  [{ playerId: 'q' }, 'about this player'],
  [{ from: '2026-03-01', to: '2026-03-09' }, 'from 1 March 2026 to 9 March 2026'],
  [{ from: '2026-03-01', to: '2026-03-01' }, 'of 1 March 2026'],
  [{ from: '2026-03-01' }, 'of 1 March 2026 or later'],
  [{ kind: 'income', to: '2026-03-01' }, 'an income, of 1 March 2026 or earlier'],
] as const)('%o: no line is %s', (filter, words) => {
  expect(filterWords({ ...wholeStatement, ...filter }, players)).toBe(words)
})
