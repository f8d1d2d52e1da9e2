import type { CurrencyView } from '@/lib/contracts/money'

/** What printing and reading an amount needs to know of its currency. */
export type CurrencyFormat = Pick<CurrencyView, 'code' | 'decimals' | 'symbol'>

export interface FormatOptions {
  /** `always` prints '+' before an amount above zero. */
  sign?: 'auto' | 'always'
}

/** Largest first. */
const COMPACT_UNITS = [
  { suffix: 'T', power: 12n },
  { suffix: 'B', power: 9n },
  { suffix: 'M', power: 6n },
  { suffix: 'K', power: 3n },
] as const

/**
 * Minor units as text with grouping and all of the currency's decimals: 125050n → '£1,250.50', or
 * '1,250.50 CR' for a currency without a symbol.
 */
export function formatMoney(amount: bigint, currency: CurrencyFormat, options: FormatOptions = {}): string {
  const unit = 10n ** BigInt(currency.decimals)
  const size = amount < 0n ? -amount : amount
  const fraction =
    currency.decimals > 0 ? `.${(size % unit).toString().padStart(currency.decimals, '0')}` : ''
  return dress(amount, `${group(size / unit)}${fraction}`, currency, options)
}

/**
 * Minor units in few characters: 1250000000n → '£12.5M'. One decimal, cut and never rounded up, so that it
 * never shows more than there is; below 1,000 the same as `formatMoney`.
 */
export function formatMoneyCompact(
  amount: bigint,
  currency: CurrencyFormat,
  options: FormatOptions = {},
): string {
  const size = amount < 0n ? -amount : amount
  const major = size / 10n ** BigInt(currency.decimals)
  const unit = COMPACT_UNITS.find(({ power }) => major >= 10n ** power)
  if (!unit) return formatMoney(amount, currency, options)
  const tenths = major / 10n ** (unit.power - 1n)
  const fraction = tenths % 10n === 0n ? '' : `.${tenths % 10n}`
  return dress(amount, `${group(tenths / 10n)}${fraction}${unit.suffix}`, currency, options)
}

function dress(amount: bigint, figure: string, currency: CurrencyFormat, options: FormatOptions): string {
  const sign = amount < 0n ? '-' : amount > 0n && options.sign === 'always' ? '+' : ''
  return currency.symbol ? `${sign}${currency.symbol}${figure}` : `${sign}${figure} ${currency.code}`
}

function group(whole: bigint): string {
  return whole.toString().replace(/\B(?=(\d{3})+$)/g, ',')
}
