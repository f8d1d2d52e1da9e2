import type { CurrencyView } from '@/lib/contracts/money'
import type { IncomeTermsView } from '@/lib/contracts/views'
import { timesUnit } from '@/lib/domain/money/decimal'
import { formatMoney } from '@/lib/domain/money/format'
import { parseMoney } from '@/lib/domain/money/parse'
import { percentText } from '../words'

/** Either text, as typed. */
export interface TermsForm {
  kind: IncomeTermsView['kind']
  amount: string
  percent: string
}

/** Minor units as a person would type them. */
export const plainMoney = (amount: string, currency: CurrencyView): string =>
  formatMoney(BigInt(amount), { ...currency, code: '', symbol: '' }).trim()

export function termsForm(terms: IncomeTermsView, currency: CurrencyView): TermsForm {
  return terms.kind === 'amount'
    ? { kind: 'amount', amount: plainMoney(terms.amount, currency), percent: '1' }
    : { kind: 'percentage', amount: '', percent: percentText(terms.basisPoints).replace(' %', '') }
}

/** The terms as the server takes them, or what is wrong. */
export function readTerms(
  form: TermsForm,
  currency: CurrencyView,
): { terms: IncomeTermsView } | { problem: string } {
  if (form.kind === 'percentage') return readPercent(form.percent)
  const parsed = parseMoney(form.amount, currency)
  if (!parsed.ok) return { problem: parsed.message }
  if (parsed.amount === 0n) return { problem: 'The amount must be above zero.' }
  return { terms: { kind: 'amount', amount: String(parsed.amount) } }
}

const PERCENT = 'A figure from 0.01 to 100, with at most two decimals.'

function readPercent(text: string): { terms: IncomeTermsView } | { problem: string } {
  const points = timesUnit(text.replace('%', '').trim(), 100n)
  if (typeof points !== 'bigint' || points < 1n || points > 10_000n) return { problem: PERCENT }
  return { terms: { kind: 'percentage', basisPoints: Number(points) } }
}
