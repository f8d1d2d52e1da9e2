'use client'

import { Money } from '@/components/money/money'
import { ButtonLink } from '@/components/ui/button'
import { Panel } from '@/components/ui/panel'
import { Stat, StatRow } from '@/components/ui/stat'
import { useIsCommissioner, useLeague } from '@/hooks/leagues/league-context'
import { paths } from '@/lib/contracts/paths'
import { totalsOf } from '@/lib/domain/wallets/totals'

/** What all wallets of a currency have together. */
export function TotalsPanel() {
  const { slug, teams, currencies } = useLeague()
  const isCommissioner = useIsCommissioner()
  const totals = totalsOf(teams.flatMap(({ wallets }) => wallets))
  return (
    <Panel
      title="In all wallets"
      footer={
        isCommissioner && (
          <ButtonLink href={paths.moneyIncome(slug)} size="sm" variant="ghost" className="-ml-2.5">
            Pay income
          </ButtonLink>
        )
      }
    >
      <div className="grid gap-4">
        {currencies.map(({ id, name }) => {
          const of = totals.get(id)
          const money = (amount: bigint) => <Money amount={String(amount)} currencyId={id} />
          return (
            <StatRow key={id} columns={2} className="not-first:border-t not-first:pt-4">
              <Stat label={name} value={money(of?.total ?? 0n)} className="col-span-2" />
              <Stat label="Most" value={<span className="text-lg">{money(of?.most ?? 0n)}</span>} />
              <Stat label="Least" value={<span className="text-lg">{money(of?.least ?? 0n)}</span>} />
            </StatRow>
          )
        })}
      </div>
      <p className="mt-4 text-muted text-sm">
        Of other teams the whole balance is shown. What is held of it would give a sealed bid away.
      </p>
    </Panel>
  )
}
