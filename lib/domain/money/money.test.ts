import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAX_MINOR_UNITS } from '@/lib/contracts/money'
import { formatMoney, formatMoneyCompact } from './format'
import { parseMoney } from './parse'

const GBP = { code: 'GBP', decimals: 2, symbol: '£' }
const POINTS = { code: 'PTS', decimals: 0, symbol: '' }
const FINE = { code: 'FIN', decimals: 6, symbol: '¤' }

describe('formatMoney', () => {
  it.each([
    [0n, GBP, '£0.00'],
    [5n, GBP, '£0.05'],
    [125_050n, GBP, '£1,250.50'],
    [-125_050n, GBP, '-£1,250.50'],
    [-5n, GBP, '-£0.05'],
    [1_234_567n, POINTS, '1,234,567 PTS'],
    [-999n, POINTS, '-999 PTS'],
    [1n, FINE, '¤0.000001'],
    [MAX_MINOR_UNITS, GBP, '£90,071,992,547,409.91'],
  ])('%s → %s', (amount, currency, text) => {
    expect(formatMoney(amount, currency)).toBe(text)
  })

  it('prints a plus when asked, and never on zero', () => {
    expect(formatMoney(500n, GBP, { sign: 'always' })).toBe('+£5.00')
    expect(formatMoney(0n, GBP, { sign: 'always' })).toBe('£0.00')
  })
})

describe('formatMoneyCompact', () => {
  it.each([
    [99_999n, '£999.99'],
    [100_000n, '£1K'],
    [1_250_000_000n, '£12.5M'],
    [1_259_999_999n, '£12.5M'],
    [99_999_999n, '£999.9K'],
    [-250_000_000n, '-£2.5M'],
    [120_000_000_000_000n, '£1.2T'],
  ])('%s → %s, never more than there is', (amount, text) => {
    expect(formatMoneyCompact(amount, GBP)).toBe(text)
  })
})

describe('parseMoney', () => {
  it.each([
    ['1,250.50', 125_050n],
    ['1250.5', 125_050n],
    ['12.5m', 1_250_000_000n],
    ['12.5 M', 1_250_000_000n],
    ['£3', 300n],
    ['3 gbp', 300n],
    ['£1.25bn', 125_000_000_000n],
    ['250k GBP', 25_000_000n],
    ['1 250 000', 125_000_000n],
    ['.5', 50n],
    ['1.500', 150n],
    ['-0', 0n],
    ['0', 0n],
    ['90,071,992,547,409.91', MAX_MINOR_UNITS],
  ])('%s → %s', (text, amount) => {
    expect(parseMoney(text, GBP)).toEqual({ ok: true, amount })
  })

  it.each([
    '',
    ' ',
    '£',
    'm',
    '1e3',
    '0x10',
    'NaN',
    'Infinity',
    '1,25',
    '12,50.00',
    '1,2345',
    '1.2.3',
    '1..2',
    '--1',
    '€5',
    '5-',
    '1.005',
    '90,071,992,547,409.92',
    '9'.repeat(40),
    '9'.repeat(10_000),
    '-1',
    '−£3',
    '1٣',
    '1,250 000',
  ])('refuses %j with a sentence', (text) => {
    const result = parseMoney(text, GBP)
    expect(result.ok).toBe(false)
    expect(!result.ok && result.message).toMatch(/\.$/)
  })

  it('takes a minus where a correction may have one', () => {
    for (const text of ['-£3', '£-3', '−3.00', '-3 GBP']) {
      expect(parseMoney(text, GBP, { allowNegative: true })).toEqual({ ok: true, amount: -300n })
    }
  })

  it('knows how fine a currency is', () => {
    expect(parseMoney('1.5', POINTS)).toEqual({ ok: false, message: 'Amounts in PTS have no decimals.' })
    expect(parseMoney('1.5k', POINTS)).toEqual({ ok: true, amount: 1500n })
    expect(parseMoney('0.000001', FINE)).toEqual({ ok: true, amount: 1n })
  })

  it('reads back everything it prints', () => {
    const amounts = fc.bigInt({ min: -MAX_MINOR_UNITS, max: MAX_MINOR_UNITS })
    fc.assert(
      fc.property(amounts, fc.constantFrom(GBP, POINTS, FINE), (amount, currency) => {
        const text = formatMoney(amount, currency)
        expect(parseMoney(text, currency, { allowNegative: true })).toEqual({ ok: true, amount })
      }),
    )
  })
})
