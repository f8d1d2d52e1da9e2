import { expect, it } from 'vitest'
import { type BooksView, CHECK_LATE_MS } from '@/lib/contracts/views'
import { blue, currencyId, event, leagueId, outcome, uuid } from '../live/testing'
import { lightOf } from './books-light'
import { booksRules as rules } from './books-rules'

const AT = '2026-01-01T00:00:00.000Z'
const books = (over: Partial<BooksView> = {}): BooksView => ({
  leagueId,
  since: AT,
  checkedAt: AT,
  wallets: 3,
  postings: 8,
  transactions: 7,
  faults: 0,
  wrongWallets: 0,
  wrong: [],
  version: 2,
  ...over,
})
const wrong = { faults: 2, wrongWallets: 1, wrong: [{ walletId: uuid(20), teamId: blue, currencyId }] }
const told = (view: BooksView) =>
  outcome(
    rules.ledger_check?.({ books: books(), asOf: {} }, event('ledger_check', { books: view })) ?? 'refetch',
  )

it('a check says all of it, an older one nothing', () => {
  const newer = books({ ...wrong, version: 3 })
  expect(told(newer)).toEqual({ data: { books: newer, asOf: {} }, refetch: false })
  expect(told(books({ ...wrong, version: 1 })).data).toEqual({ books: books(), asOf: {} })
})

it('the light is red for what is wrong however long ago, amber for what is late or was never', () => {
  const at = Date.parse(AT)
  expect(lightOf(books(), at + CHECK_LATE_MS)).toBe('balanced')
  expect(lightOf(books(), at + CHECK_LATE_MS + 1)).toBe('late')
  expect(lightOf(books({ checkedAt: null }), at)).toBe('never')
  expect(lightOf(books(wrong), at + 2 * CHECK_LATE_MS)).toBe('wrong')
  expect(lightOf(books({ ...wrong, checkedAt: null }), at)).toBe('wrong')
})
