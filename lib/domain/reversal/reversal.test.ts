import { describe, expect, it } from 'vitest'
import { moneyKind } from '@/lib/contracts/views'
import { type Reversible, refusalOfReversal } from './refusal'
import { teamsShortOf } from './short'

const of = (change: Partial<Reversible>): Reversible => ({
  kind: 'adjustment',
  causeType: null,
  reverses: null,
  reversedBy: null,
  ...change,
})

describe('refusalOfReversal', () => {
  it.each(['adjustment', 'income'] as const)('lets %s be taken back', (kind) => {
    expect(refusalOfReversal(of({ kind }))).toBeNull()
  })

  it.each([
    ['an award', { kind: 'award', causeType: 'round' }, /Delete the round/],
    ['a refund', { kind: 'refund', causeType: 'round' }, /adjustment/],
    ['an opening balance', { kind: 'opening', causeType: 'team' }, /adjustment/],
    ['an income rule’s payment', { kind: 'income', causeType: 'income' }, /under Income/],
    ['a purchase', { kind: 'adjustment', causeType: 'purchase' }, /in the shop/],
  ] as const)('says of %s which way to go instead', (_what, change, way) => {
    expect(refusalOfReversal(of(change))).toMatch(way)
  })

  it('takes nothing back twice, and no reversal', () => {
    for (const kind of moneyKind.options) {
      expect(refusalOfReversal(of({ kind, reversedBy: 'x' }))).toMatch(/already/)
      expect(refusalOfReversal(of({ kind, reverses: 'x' }))).not.toBeNull()
    }
  })
})

it('names the teams that have less than they got, each once', () => {
  const owing = (teamId: string, total: bigint, amount: bigint) => ({ teamId, name: teamId, total, amount })
  const wallets = [owing('a', 4n, 5n), owing('a', 0n, 1n), owing('b', 5n, 5n), owing('c', 0n, -5n)]
  expect(teamsShortOf(wallets)).toEqual([{ teamId: 'a', name: 'a' }])
})
