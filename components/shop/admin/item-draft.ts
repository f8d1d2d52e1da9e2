import { toLocal } from '@/components/rounds/deadline/deadline'
import type { BodyIn } from '@/lib/contracts/endpoint'
import type { createItem } from '@/lib/contracts/endpoints'
import type { CurrencyView } from '@/lib/contracts/money'
import type { ItemEffect, ShopItemView } from '@/lib/contracts/views'
import { formatMoney } from '@/lib/domain/money/format'
import { parseMoney } from '@/lib/domain/money/parse'

/** An item as it is typed; empty is none. */
export interface ItemDraft {
  name: string
  description: string
  kind: ItemEffect['kind']
  slots: string
  position: string
  /** Of a boost. */
  percent: string
  payments: string
  boostCurrencyId: string
  price: string
  currencyId: string
  stock: string
  teamLimit: string
  onSaleFrom: string
  onSaleUntil: string
}

/** What is typed; the kind is chosen. */
export type TypedKey = Exclude<keyof ItemDraft, 'kind'>
export type DraftProblems = Partial<Record<TypedKey, string>>

export function draftOf(item: ShopItemView | null, currencies: readonly CurrencyView[]): ItemDraft {
  const currency = currencies.find(({ id }) => id === item?.currencyId) ?? currencies[0]
  const text = (value: number | null | undefined) =>
    value === null || value === undefined ? '' : String(value)
  const local = (at: string | null | undefined) => (at ? toLocal(new Date(at)) : '')
  return {
    name: item?.name ?? '',
    description: item?.description ?? '',
    ...effectDraft(item?.effect ?? null, currency),
    price:
      item && currency ? formatMoney(BigInt(item.price), { ...currency, code: '', symbol: '' }).trim() : '',
    currencyId: currency?.id ?? '',
    stock: text(item?.stock),
    teamLimit: text(item?.teamLimit),
    onSaleFrom: local(item?.onSaleFrom),
    onSaleUntil: local(item?.onSaleUntil),
  }
}

function effectDraft(
  effect: ItemEffect | null,
  currency: CurrencyView | undefined,
): Pick<ItemDraft, 'kind' | 'slots' | 'position' | 'percent' | 'payments' | 'boostCurrencyId'> {
  const none = { slots: '1', position: '', percent: '', payments: '1', boostCurrencyId: currency?.id ?? '' }
  if (effect === null) return { kind: 'slot', ...none }
  if (effect.kind === 'slot') {
    const { kind, slots, position } = effect
    return { ...none, kind, slots: String(slots), position: position ?? '' }
  }
  const { kind, basisPoints, payments, currencyId } = effect
  return {
    ...none,
    kind,
    percent: String(basisPoints / 100),
    payments: String(payments),
    boostCurrencyId: currencyId,
  }
}

/** What the draft offers, or what is wrong with it, by field. */
export function readDraft(
  draft: ItemDraft,
  currencies: readonly CurrencyView[],
): { offer: BodyIn<typeof createItem> } | { problems: DraftProblems } {
  const problems: DraftProblems = {}
  const whole = (
    key: 'slots' | 'payments' | 'stock' | 'teamLimit',
    least: number,
    most: number,
  ): number | null => {
    const text = draft[key].trim()
    if (text === '') return null
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
    if (value >= least && value <= most) return value
    problems[key] = `A whole number from ${least} to ${most}.`
    return null
  }
  const instant = (key: 'onSaleFrom' | 'onSaleUntil'): string | null => {
    if (draft[key] === '') return null
    const at = new Date(draft[key])
    if (!Number.isNaN(at.getTime())) return at.toISOString()
    problems[key] = 'Choose a day and a time.'
    return null
  }
  if (draft.name.trim() === '') problems.name = 'Give it a name.'
  const effect = readEffect(draft, whole, problems)
  const currency = currencies.find(({ id }) => id === draft.currencyId)
  const price = currency && draft.price.trim() !== '' ? parseMoney(draft.price, currency) : null
  if (!price) problems.price = 'Give it a price.'
  else if (!price.ok) problems.price = price.message
  else if (price.amount === 0n) problems.price = 'The price must be above zero.'
  const stock = whole('stock', 0, 100_000)
  const teamLimit = whole('teamLimit', 1, 1_000)
  const onSaleFrom = instant('onSaleFrom')
  const onSaleUntil = instant('onSaleUntil')
  if (onSaleFrom && onSaleUntil && onSaleFrom >= onSaleUntil) {
    problems.onSaleUntil = 'The sale must end after it begins.'
  }
  if (Object.keys(problems).length > 0 || !effect || !price?.ok) return { problems }
  const { name, description, currencyId } = draft
  return {
    offer: {
      name,
      description,
      effect,
      price: String(price.amount),
      currencyId,
      stock,
      teamLimit,
      onSaleFrom,
      onSaleUntil,
    },
  }
}

function readEffect(
  { kind, position, percent, boostCurrencyId }: ItemDraft,
  whole: (key: 'slots' | 'payments', least: number, most: number) => number | null,
  problems: DraftProblems,
): ItemEffect | null {
  if (kind === 'slot') {
    const slots = whole('slots', 1, 20)
    if (slots !== null) return { kind, slots, position: position || null }
    problems.slots ??= 'A whole number from 1 to 20.'
    return null
  }
  const payments = whole('payments', 1, 100)
  if (payments === null) problems.payments ??= 'A whole number from 1 to 100.'
  const basisPoints = /^\d{1,3}(\.\d{1,2})?$/.test(percent.trim()) ? Math.round(Number(percent) * 100) : 0
  if (basisPoints < 1 || basisPoints > 10_000) problems.percent = 'More than 0, and 100 at most.'
  if (payments === null || problems.percent) return null
  return { kind, basisPoints, payments, currencyId: boostCurrencyId }
}
