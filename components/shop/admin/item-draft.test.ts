import { expect, it } from 'vitest'
import { type DraftProblems, draftOf, type ItemDraft, readDraft } from './item-draft'

const POUNDS = { id: 'gbp', code: 'GBP', name: 'Pounds', symbol: '£', decimals: 2 }
const read = (over: Partial<ItemDraft>) =>
  readDraft({ ...draftOf(null, [POUNDS]), name: 'Place', price: '12.5', ...over }, [POUNDS])
const problems = (over: Partial<ItemDraft>) =>
  Object.keys((read(over) as { problems: DraftProblems }).problems)

it('what is typed becomes an offer; empty is no limit', () => {
  expect(read({ teamLimit: '2', onSaleUntil: '2026-05-01T21:00' })).toEqual({
    offer: {
      name: 'Place',
      description: '',
      effect: { kind: 'slot', slots: 1, position: null },
      price: '1250',
      currencyId: 'gbp',
      stock: null,
      teamLimit: 2,
      onSaleFrom: null,
      onSaleUntil: new Date('2026-05-01T21:00').toISOString(),
    },
  })
})

it('an item that was saved reads back as it was', () => {
  const { offer } = read({ stock: '0', position: 'GK', onSaleFrom: '2026-05-01T21:00' }) as never as {
    offer: Parameters<typeof draftOf>[0]
  }
  expect(readDraft(draftOf(offer, [POUNDS]), [POUNDS])).toEqual({ offer })
})

it('a boost is a part of the next payments', () => {
  const boost = { kind: 'boost', percent: '12.5', payments: '3' } as const
  expect(read(boost)).toMatchObject({
    offer: { effect: { kind: 'boost', basisPoints: 1_250, payments: 3, currencyId: 'gbp' } },
  })
  for (const percent of ['', '0', '100.5', '1.234', 'x'])
    expect(problems({ ...boost, percent })).toEqual(['percent'])
  expect(problems({ ...boost, payments: '' })).toEqual(['payments'])
})

it('says at each field what is wrong with it', () => {
  expect(problems({ name: ' ' })).toEqual(['name'])
  expect(problems({ slots: '' })).toEqual(['slots'])
  expect(problems({ slots: '21', stock: '-1', teamLimit: '0' }).sort()).toEqual([
    'slots',
    'stock',
    'teamLimit',
  ])
  for (const price of ['', '0', 'x', '1.234']) expect(problems({ price })).toEqual(['price'])
  expect(problems({ onSaleFrom: '2026-05-01T21:00', onSaleUntil: '2026-05-01T21:00' })).toEqual([
    'onSaleUntil',
  ])
})
