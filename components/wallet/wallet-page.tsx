'use client'

import { PageHeader } from '@/components/shell/page-header'
import { ErrorState } from '@/components/ui/error-state'
import { Panel } from '@/components/ui/panel'
import { useLeague } from '@/hooks/leagues/league-context'
import { StatementView } from './statement-view'

export function WalletPage({ walletId }: { walletId: string }) {
  const team = useLeague().teams.find(({ wallets }) => wallets.some(({ id }) => id === walletId))
  if (team) return <StatementView walletId={walletId} teamId={team.id} />
  return (
    <>
      <PageHeader title="Wallet" />
      <Panel>
        <ErrorState
          title="There is no such wallet here"
          description="It may be another league’s. The address may be incomplete, too."
        />
      </Panel>
    </>
  )
}
