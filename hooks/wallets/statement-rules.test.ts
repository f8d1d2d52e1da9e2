import { expect, it } from 'vitest'
import { because, event, outcome, team, uuid, wallet } from '../live/testing'
import { statementRules as rules, type Statement } from './statement-rules'

const stale: Statement = {
  wallet: wallet(),
  team: team(),
  holds: [],
  lines: [],
  next: null,
  players: [],
  asOf: {},
}
const told = (over: Parameters<typeof wallet>[0]) =>
  outcome(
    rules.wallet_update?.(
      stale,
      event('wallet_update', { wallet: wallet(over), because: because('income') }),
    ) ?? 'refetch',
  )

it('shows the figures at once and reads the lines; another wallet is not its business', () => {
  expect(told({ total: '105', version: 2 })).toMatchObject({
    data: { wallet: { total: '105' } },
    refetch: true,
  })
  expect(told({ id: uuid(9), version: 5 })).toEqual({ data: stale, refetch: false })
})

it('needs no read to show that it is frozen', () => {
  const frozen = wallet({ frozen: true, freezes: 1, version: 2 })
  const freeze = event('wallet_update', { wallet: frozen, because: because('freeze', '0') })
  expect(outcome(rules.wallet_update?.(stale, freeze) ?? 'refetch')).toEqual({
    data: { ...stale, wallet: frozen },
    refetch: false,
  })
})
