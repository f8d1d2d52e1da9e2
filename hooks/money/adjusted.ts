import type { CurrencyView } from '@/lib/contracts/money'
import { MAX_MINOR_UNITS } from '@/lib/contracts/money'
import { parseMoney } from '@/lib/domain/money/parse'

export type Change = 'add' | 'subtract' | 'set'

/** What a typed adjustment comes to. */
export type Adjusted = { ok: true; amount: bigint; after: bigint } | { ok: false; message: string }

/** @param total the balance as it is shown, held money included; minor units */
export function adjusted(change: Change, text: string, total: bigint, currency: CurrencyView): Adjusted {
  const parsed = parseMoney(text, currency)
  if (!parsed.ok) return parsed
  const { amount } = parsed
  const refuse = (message: string) => ({ ok: false, message }) as const
  if (change !== 'set' && amount === 0n) return refuse('Give an amount above zero.')
  const after = change === 'set' ? amount : change === 'add' ? total + amount : total - amount
  if (after === total) return refuse('The wallet has that much already.')
  if (after < 0n) return refuse('The wallet does not have that much.')
  if (after > MAX_MINOR_UNITS) return refuse('No wallet can hold that much.')
  return { ok: true, amount, after }
}
