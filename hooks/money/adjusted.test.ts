import { expect, it } from 'vitest'
import { adjusted } from './adjusted'

const GBP = { id: 'c', code: 'GBP', name: 'Pounds', symbol: '£', decimals: 2 }

it.each([
  ['add', '2.50', 1_250n],
  ['subtract', '10', 0n],
  ['set', '0', 0n],
  ['set', '£12', 1_200n],
] as const)('%s %s makes £10.00 %s', (change, text, after) => {
  expect(adjusted(change, text, 1_000n, GBP)).toMatchObject({ ok: true, after })
})

it.each([
  ['add', '0', 'Give an amount above zero.'],
  ['set', '10', 'The wallet has that much already.'],
  ['subtract', '10.01', 'The wallet does not have that much.'],
  ['add', '90,071,992,547,409.91', 'No wallet can hold that much.'],
] as const)('refuses to %s %s: %s', (change, text, message) => {
  expect(adjusted(change, text, 1_000n, GBP)).toEqual({ ok: false, message })
})

it('says what is wrong with what was typed', () => {
  expect(adjusted('add', 'a lot', 1_000n, GBP)).toMatchObject({ ok: false, message: expect.any(String) })
})
