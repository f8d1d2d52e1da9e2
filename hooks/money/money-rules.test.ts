import { expect, it } from 'vitest'
import type { TransactionSummary } from '@/lib/contracts/views'
import { because, event, outcome, uuid, wallet } from '../live/testing'
import { type Money, moneyRules, type Transaction, transactionRules } from './money-rules'

const summary: Omit<TransactionSummary, 'reverses' | 'reversedBy'> = {
  id: uuid(70),
  at: '2026-01-01T00:00:00.000Z',
  kind: 'adjustment',
  reason: 'x',
  actor: null,
  teams: [],
  teamCount: 1,
  moved: [],
}
const money: Money = {
  transactions: [{ ...summary, reverses: null, reversedBy: null }],
  hasMore: false,
  asOf: {},
}
const line = {
  walletId: wallet().id,
  teamId: uuid(2),
  teamName: 'Red',
  currencyId: uuid(5),
  seq: 1,
  amount: '5',
  totalAfter: '5',
  player: null,
  hash: null,
}
const transaction: Transaction = {
  transaction: {
    ...summary,
    causeType: null,
    round: null,
    reverses: null,
    reversedBy: null,
    lines: [line],
    lineCount: 1,
    accounts: [],
  },
  reversal: null,
  asOf: {},
}
const told = (id: string, amount: string) =>
  event('wallet_update', { wallet: wallet({ id }), because: because('adjustment', amount) })

it('reads a league’s transactions when money moved, and not for a hold or a freeze', () => {
  expect(moneyRules.wallet_update?.(money, told(uuid(9), '5'))).toBe('refetch')
  expect(moneyRules.wallet_update?.(money, told(uuid(9), '0'))).toBe(money)
})

it('reads a transaction when one of its wallets moved, or may be among those that are not shown', () => {
  const of = (data: Transaction, id: string, amount = '5') =>
    outcome(transactionRules.wallet_update?.(data, told(id, amount)) ?? 'refetch')
  expect(of(transaction, line.walletId).refetch).toBe(true)
  expect(of(transaction, line.walletId, '0').refetch).toBe(false)
  expect(of(transaction, uuid(9)).refetch).toBe(false)
  const cut = { ...transaction, transaction: { ...transaction.transaction, lineCount: 2 } }
  expect(of(cut, uuid(9)).refetch).toBe(true)
})
