'use client'

import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { MoneyInput } from '@/components/ui/money-input'
import { Switch } from '@/components/ui/switch'
import type { CurrencyView } from '@/lib/contracts/money'
import { TieChain } from '../facts/tie-chain'
import { type RulesForm, type RulesProblems, tieChain } from './new-round'
import { TiebreakerFields } from './tiebreaker-fields'

interface RulesFieldsProps {
  form: RulesForm
  problems: RulesProblems
  currency: CurrencyView
  onChange: (change: Partial<RulesForm>) => void
}

export function RulesFields({ form, problems, currency, onChange }: RulesFieldsProps) {
  const mark = currency.symbol ? { symbol: currency.symbol } : { code: currency.code }
  return (
    <div className="grid gap-5">
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          label="Minimum bid"
          hint="The least that may be bid. Zero is allowed."
          error={problems.minimumBid}
        >
          <MoneyInput
            {...mark}
            value={form.minimumBid}
            onChange={(e) => onChange({ minimumBid: e.target.value })}
          />
        </Field>
        <Field label="Step" hint="Bids go up from the minimum by this." error={problems.bidStep}>
          <MoneyInput
            {...mark}
            value={form.bidStep}
            onChange={(e) => onChange({ bidStep: e.target.value })}
          />
        </Field>
        <Field
          label="Wins a team"
          aside="optional"
          hint="Nothing: as many as its squad takes."
          error={problems.maxWins}
        >
          <Input
            inputMode="numeric"
            placeholder="No limit"
            value={form.maxWins}
            onChange={(e) => onChange({ maxWins: e.target.value })}
          />
        </Field>
        <Field
          label="Bids a team"
          aside="optional"
          hint="On how many players it may bid."
          error={problems.maxBids}
        >
          <Input
            inputMode="numeric"
            placeholder="No limit"
            value={form.maxBids}
            onChange={(e) => onChange({ maxBids: e.target.value })}
          />
        </Field>
      </div>
      <Switch
        label="Reserve for open slots"
        hint="A bid must leave the minimum for every slot that a team still has open afterwards."
        checked={form.reserve}
        onCheckedChange={(reserve) => onChange({ reserve })}
      />
      <div className="grid gap-3 border-t pt-4">
        <h3 className="font-medium text-sm">Equal bids are decided by</h3>
        <TiebreakerFields form={form} problems={problems} onChange={onChange} />
        <TieChain chain={tieChain(form.live)} />
      </div>
    </div>
  )
}
