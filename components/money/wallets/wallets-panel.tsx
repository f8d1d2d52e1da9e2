'use client'

import { Shield } from 'lucide-react'
import { useState } from 'react'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Panel } from '@/components/ui/panel'
import { Table, TBody, THead, Th } from '@/components/ui/table'
import { useIsCommissioner, useLeague } from '@/hooks/leagues/league-context'
import { paths } from '@/lib/contracts/paths'
import { AdjustDialog } from './adjust-dialog'
import { FreezeDialog } from './freeze-dialog'
import { type WalletAct, WalletRow } from './wallet-row'

/** Every wallet of the league, and for a commissioner what he may do about it. */
export function WalletsPanel() {
  const { slug, teams, currencies } = useLeague()
  const isCommissioner = useIsCommissioner()
  const [doing, setDoing] = useState<{ walletId: string; act: WalletAct } | null>(null)
  const rows = teams.flatMap((team) =>
    currencies.flatMap(({ id }) => {
      const wallet = team.wallets.find(({ currencyId }) => currencyId === id)
      return wallet ? [{ team, wallet }] : []
    }),
  )
  const Dialog = doing?.act === 'freeze' ? FreezeDialog : AdjustDialog
  const chosen = rows.find(({ wallet }) => wallet.id === doing?.walletId)
  if (rows.length === 0) {
    return (
      <Panel title="Wallets">
        <EmptyState
          icon={<Shield aria-hidden />}
          title="There are no teams yet"
          description="A team has a wallet in every currency of the league."
          action={isCommissioner && <ButtonLink href={paths.members(slug)}>Add teams</ButtonLink>}
        />
      </Panel>
    )
  }
  return (
    <Panel title="Wallets" flush>
      <Table label="Wallets" stack>
        <THead>
          <tr>
            <Th>Team</Th>
            {currencies.length > 1 && <Th>Currency</Th>}
            <Th numeric>Balance</Th>
          </tr>
        </THead>
        <TBody>
          {rows.map((row) => (
            <WalletRow
              key={row.wallet.id}
              {...row}
              onAct={(act) => setDoing({ walletId: row.wallet.id, act })}
            />
          ))}
        </TBody>
      </Table>
      {chosen && (
        <Dialog
          key={chosen.wallet.id}
          wallet={chosen.wallet}
          teamName={chosen.team.name}
          onClose={() => setDoing(null)}
        />
      )}
    </Panel>
  )
}
