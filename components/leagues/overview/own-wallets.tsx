'use client'

import { FrozenBadge } from '@/components/money/frozen-badge'
import { Money } from '@/components/money/money'
import { ButtonLink } from '@/components/ui/button'
import { Panel } from '@/components/ui/panel'
import { Stat, StatRow } from '@/components/ui/stat'
import { useLeague } from '@/hooks/leagues/league-context'
import { useWebSocketBalanceSync } from '@/hooks/wallets/use-web-socket-balance-sync'
import { paths } from '@/lib/contracts/paths'
import type { WalletView } from '@/lib/contracts/views'

/** What my own team has, and what of it is set aside. */
export function OwnWallets({ teamId }: { teamId: string }) {
  const { slug, teams } = useLeague()
  const { wallets } = useWebSocketBalanceSync(teamId)
  const team = teams.find(({ id }) => id === teamId)
  if (!team) return null
  return (
    <Panel
      title={team.name}
      actions={
        <ButtonLink href={paths.team(slug, teamId)} size="sm" variant="ghost">
          My team
        </ButtonLink>
      }
    >
      <div className="grid gap-4">
        {wallets.map((wallet) => (
          <OwnWallet key={wallet.id} wallet={wallet} />
        ))}
      </div>
    </Panel>
  )
}

function OwnWallet({ wallet }: { wallet: WalletView }) {
  const { currencyId } = wallet
  return (
    <StatRow columns={2} className="not-first:border-t not-first:pt-4">
      <Stat
        label={
          wallet.frozen ? (
            <>
              Available <FrozenBadge />
            </>
          ) : (
            'Available'
          )
        }
        value={<Money amount={wallet.available ?? wallet.total} currencyId={currencyId} />}
      />
      <Stat label="Held for bids" value={<Money amount={wallet.held ?? '0'} currencyId={currencyId} />} />
    </StatRow>
  )
}
