import { expect, it } from 'vitest'
import { addressFromQuery, addressToQuery, isNarrowed, queryOf, wholeStatement } from './filter'

const id = '00000000-0000-4000-8000-000000000001'
const read = (query: string) => addressFromQuery(new URLSearchParams(query))

it('comes back from the address that it makes', () => {
  for (const query of ['', 'kind=award', `kind=refund&player=${id}&from=2026-03-01&to=2026-03-09&tx=${id}`]) {
    expect(addressToQuery(read(query))).toBe(query)
  }
})

it.each(['kind=hold', 'kind=x', 'player=me', 'from=2026-02-31', 'to=yesterday', 'tx=1', 'other=1'])(
  'leaves out what it does not understand: %s',
  (query) => expect(read(query)).toEqual({ ...wholeStatement, open: null }),
)

it('asks the server for whole days of the reader’s', () => {
  const startOf = (day: string, later: number) => `${day}+${later}`
  const filter = { ...wholeStatement, kind: 'award' as const, from: '2026-03-01', to: '2026-03-09' }
  expect(queryOf(filter, startOf)).toEqual({ kind: 'award', since: '2026-03-01+0', until: '2026-03-09+1' })
  expect([isNarrowed(filter), isNarrowed(wholeStatement)]).toEqual([true, false])
})
