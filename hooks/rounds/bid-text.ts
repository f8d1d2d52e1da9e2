import type { CurrencyView } from '@/lib/contracts/money'
import type { Reading } from '@/lib/domain/bid-sheet/edit-sheet'
import { formatMoney } from '@/lib/domain/money/format'
import { parseMoney } from '@/lib/domain/money/parse'

/** '1,250.50': the figure alone, for an input whose currency stands beside it. */
export function bareMoney(amount: bigint, currency: CurrencyView): string {
  return formatMoney(amount, { ...currency, code: '', symbol: '' }).trim()
}

/** What was typed as a bid; nothing typed is no bid. */
export function readBid(text: string, currency: CurrencyView): Reading {
  if (text.trim() === '') return { amount: null }
  const parsed = parseMoney(text, currency)
  return parsed.ok ? { amount: String(parsed.amount) } : { problem: parsed.message }
}
