import { expect, it } from 'vitest'
import { because, event, outcome, uuid, wallet } from '../live/testing'
import { type Balances, balancesRules, pastBalancesRules } from './balances-rules'

const stale: Balances = {
  wallet: wallet(),
  points: [{ at: '2026-01-01T00:00:00.000Z', total: '100' }],
  asOf: {},
}
const told = (over: Parameters<typeof wallet>[0], amount = '5') => ({
  ...event('wallet_update', { wallet: wallet(over), because: because('income', amount) }),
  at: '2026-01-02T00:00:00.000Z',
})
const of = (event: ReturnType<typeof told>) =>
  outcome(balancesRules.wallet_update?.(stale, event) ?? 'refetch')

it('shows a new balance at once; a hold leaves the line as it is, another wallet all', () => {
  expect(of(told({ total: '105', version: 2 }))).toMatchObject({
    data: { points: [...stale.points, { at: '2026-01-02T00:00:00.000Z', total: '105' }] },
    refetch: true,
  })
  expect(of(told({ held: '5', version: 2 }, '0'))).toMatchObject({
    data: { wallet: { held: '5' }, points: stale.points },
    refetch: false,
  })
  expect(of(told({ id: uuid(9) }))).toEqual({ data: stale, refetch: false })
})

it('asks the server what a time that is over shows', () => {
  expect(pastBalancesRules.wallet_update?.(stale, told({ version: 2 }))).toBe('refetch')
})
