import { expect, it } from 'vitest'
import { totalsOf } from './totals'

it('adds up each currency on its own', () => {
  const wallet = (currencyId: string, total: string) => ({ currencyId, total })
  const totals = totalsOf([
    wallet('a', '5'),
    wallet('b', '9007199254740991'),
    wallet('a', '0'),
    wallet('b', '1'),
  ])
  expect(totals.get('a')).toEqual({ total: 5n, most: 5n, least: 0n })
  expect(totals.get('b')).toEqual({ total: 9007199254740992n, most: 9007199254740991n, least: 1n })
  expect(totalsOf([]).size).toBe(0)
})
