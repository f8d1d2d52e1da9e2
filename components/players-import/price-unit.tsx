'use client'

import { useMemo, useState } from 'react'
import { Field } from '@/components/ui/field'
import { MoneyInput } from '@/components/ui/money-input'
import { useLeague } from '@/hooks/leagues/league-context'
import { timesUnit } from '@/lib/domain/money/decimal'
import { formatMoney } from '@/lib/domain/money/format'
import { parseMoney } from '@/lib/domain/money/parse'
import type { MappingProps } from './mapping-props'

/** What a 1 in the price column is worth: lists write 5.5 for five and a half million, or 55. */
export function PriceUnit({ file, mapping, onChange }: MappingProps) {
  const [currency] = useLeague().currencies
  const [text, setText] = useState(() => (currency ? plain(mapping.priceUnit, currency.decimals) : ''))
  const [problem, setProblem] = useState<string>()
  const example = useMemo(
    () => (mapping.price ? file.valuesOf(mapping.price)[0] : undefined),
    [file, mapping.price],
  )
  if (!currency) return null
  const change = (typed: string) => {
    setText(typed)
    const parsed = parseMoney(typed, currency)
    if (!parsed.ok) return setProblem(parsed.message)
    if (parsed.amount === 0n) return setProblem('It is worth more than nothing.')
    setProblem(undefined)
    onChange({ ...mapping, priceUnit: String(parsed.amount) })
  }
  const product = example === undefined ? 'not_a_number' : timesUnit(example, BigInt(mapping.priceUnit))
  return (
    <Field
      label="A 1 in the file is worth"
      error={problem}
      hint={
        typeof product === 'bigint'
          ? `So “${example}” becomes ${formatMoney(product, currency)}.`
          : `In ${currency.name}, the league’s first currency.`
      }
    >
      <MoneyInput
        symbol={currency.symbol || undefined}
        code={currency.symbol ? undefined : currency.code}
        value={text}
        onChange={({ target }) => change(target.value)}
      />
    </Field>
  )
}

/** Minor units as a person types them: 10000000 → '100,000'. */
function plain(minor: string, decimals: number): string {
  const text = formatMoney(BigInt(minor), { code: '', symbol: '', decimals }).trim()
  return decimals > 0 ? text.replace(/\.0+$/u, '') : text
}
