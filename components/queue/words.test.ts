import { expect, it } from 'vitest'
import { queued } from '@/hooks/queue/testing'
import { movesWhat } from './words'

const POUNDS = { id: 'gbp', code: 'GBP', name: 'Pounds', symbol: '£', decimals: 2 }
const team = (name: string) => ({ id: name, name, wallets: [{ id: `${name}-wallet`, currencyId: 'gbp' }] })
const league = { currencies: [POUNDS], teams: [team('Herons'), team('Foxes')] } as never
const line = (name: string, amount: string) => ({ walletId: `${name}-wallet`, amount })
const said = (over: Parameters<typeof queued>[0]) => movesWhat(queued(over), league)

it('says what is to move, and for whom', () => {
  expect(said({ lines: [line('Herons', '500')], lineCount: 1 })).toBe('+£5.00 to Herons')
  expect(said({ lines: [line('Foxes', '-500')], lineCount: 1 })).toBe('-£5.00 from Foxes')
  expect(
    said({ kind: 'transfer', lines: [line('Herons', '-500'), line('Foxes', '500')], lineCount: 2 }),
  ).toBe('£5.00 from Herons to Foxes')
  const both = [line('Herons', '500'), line('Foxes', '500')]
  expect(said({ kind: 'batch_adjustment', lines: both, lineCount: 2 })).toBe('+£5.00 for each of 2 teams')
  expect(
    said({ kind: 'batch_adjustment', lines: [line('Herons', '1'), line('Foxes', '2')], lineCount: 2 }),
  ).toBe('2 wallets, each its own amount')
  const purchase = { itemId: 'i', itemName: 'Extra place', teamId: 'Foxes' }
  expect(said({ kind: 'purchase', purchase, lines: [], lineCount: 0 })).toBe('Extra place for Foxes')
})
