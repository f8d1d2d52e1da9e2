'use client'

import { PageHeader } from '@/components/shell/page-header'
import { ErrorState } from '@/components/ui/error-state'
import { Panel } from '@/components/ui/panel'
import { useLeague } from '@/hooks/leagues/league-context'
import { usePlayersWebSocket } from '@/hooks/players/use-players-web-socket'
import { PlayersList } from './players-list'
import { PlayersSkeleton } from './players-skeleton'

export function PlayersPage() {
  const { id } = useLeague()
  const { data, error, refetch } = usePlayersWebSocket(id)
  if (data) return <PlayersList players={data.players} />
  return (
    <>
      <PageHeader title="Players" description={error ? undefined : 'Loading the list'} />
      {error ? (
        <Panel>
          <ErrorState
            title="The players could not be shown"
            description={error.message}
            onRetry={() => void refetch()}
          />
        </Panel>
      ) : (
        <PlayersSkeleton />
      )}
    </>
  )
}
