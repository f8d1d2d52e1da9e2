'use client'

import { PageHeader } from '@/components/shell/page-header'
import { ErrorState } from '@/components/ui/error-state'
import { Panel } from '@/components/ui/panel'
import { useLeague } from '@/hooks/leagues/league-context'
import { useStatement } from '@/hooks/wallets/use-statement'
import { StatementView } from './statement-view'
import { WalletSkeleton } from './wallet-skeleton'

export function WalletPage({ walletId }: { walletId: string }) {
  const team = useLeague().teams.find(({ wallets }) => wallets.some(({ id }) => id === walletId))
  if (team) return <Statement walletId={walletId} teamId={team.id} />
  return (
    <Problem
      title="There is no such wallet here"
      description="It may be another league’s. The address may be incomplete, too."
    />
  )
}

function Statement({ walletId, teamId }: { walletId: string; teamId: string }) {
  const { answer, error, refetch, ...rest } = useStatement(walletId, teamId)
  if (answer) return <StatementView answer={answer} {...rest} />
  if (!error) return <WalletSkeleton />
  return (
    <Problem
      title="The statement could not be shown"
      description={error.message}
      onRetry={() => void refetch()}
    />
  )
}

function Problem(props: { title: string; description: string; onRetry?: () => void }) {
  return (
    <>
      <PageHeader title="Wallet" />
      <Panel>
        <ErrorState {...props} />
      </Panel>
    </>
  )
}
