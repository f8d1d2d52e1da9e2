import type { CurrencyView } from '@/lib/contracts/money'
import type { CatchUp, IncomeTermsView, PeriodUnit } from '@/lib/contracts/views'
import { formatMoney } from '@/lib/domain/money/format'

/** 'every week', 'every 2 weeks'. */
export const everyText = (every: number, unit: PeriodUnit): string =>
  every === 1 ? `every ${unit}` : `every ${every} ${unit}s`

/** 250 → '2.5 %', without a float. */
export function percentText(basisPoints: number): string {
  const rest = String(basisPoints % 100)
    .padStart(2, '0')
    .replace(/0+$/, '')
  return `${Math.floor(basisPoints / 100)}${rest === '' ? '' : `.${rest}`} %`
}

/** 'ƒ5.0', '2.5 % of what it has'. */
export const termsText = (terms: IncomeTermsView, currency: CurrencyView): string =>
  terms.kind === 'amount'
    ? formatMoney(BigInt(terms.amount), currency)
    : `${percentText(terms.basisPoints)} of the ${currency.name} it has`

/** '17:00 UTC'; with its day where that is another than the reader's. */
export function utcText(at: string | number): string {
  const date = new Date(at)
  const time = date.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' })
  if (date.getUTCDate() === date.getDate()) return `${time} UTC`
  const day = date.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' })
  return `${day}, ${time} UTC`
}

export const catchUpTexts: Record<CatchUp, { label: string; text: string }> = {
  all: { label: 'Pay all of them', text: 'Payments missed while Gavel was down are all made afterwards.' },
  latest: {
    label: 'Pay the newest one',
    text: 'Of payments missed while Gavel was down only the newest is made.',
  },
  skip: { label: 'Pay none of them', text: 'Payments missed while Gavel was down are not made.' },
}

export interface RuleText {
  terms: IncomeTermsView
  cap: string | null
  every: number
  unit: PeriodUnit
  catchUp: CatchUp
}

/** The rule as sentences, but for its dates. */
export function ruleText({ terms, cap, every, unit, catchUp }: RuleText, currency: CurrencyView): string {
  const most = cap === null ? '' : `, but never above ${formatMoney(BigInt(cap), currency)} in all`
  const rounding = terms.kind === 'percentage' ? ' Parts are rounded down.' : ''
  const when = everyText(every, unit)
  return `${when.charAt(0).toUpperCase()}${when.slice(1)}, each team gets ${termsText(terms, currency)}${most}.${rounding} ${catchUpTexts[catchUp].text}`
}
