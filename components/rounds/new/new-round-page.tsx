'use client'

import { ShieldAlert } from 'lucide-react'
import { PageHeader } from '@/components/shell/page-header'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { ErrorState } from '@/components/ui/error-state'
import { Panel } from '@/components/ui/panel'
import { SkeletonRows } from '@/components/ui/skeleton'
import { useIsCommissioner, useLeague } from '@/hooks/leagues/league-context'
import { usePlayersWebSocket } from '@/hooks/players/use-players-web-socket'
import { paths } from '@/lib/contracts/paths'
import { NewRoundForm } from './new-round-form'

/** Where a commissioner prepares a round. */
export function NewRoundPage() {
  const { slug } = useLeague()
  const isCommissioner = useIsCommissioner()
  return (
    <div className="page pb-12">
      <PageHeader
        breadcrumb={[{ label: 'Rounds', href: paths.rounds(slug) }, { label: 'New round' }]}
        title="New round"
        description="Sealed bids on many players at once"
      />
      {isCommissioner ? (
        <WithPlayers />
      ) : (
        <Panel>
          <EmptyState
            icon={<ShieldAlert />}
            title="Rounds are made by the commissioner"
            description="Once one is open it stands under Rounds with its countdown."
            action={<ButtonLink href={paths.rounds(slug)}>All rounds</ButtonLink>}
          />
        </Panel>
      )}
    </div>
  )
}

function WithPlayers() {
  const { id, slug } = useLeague()
  const { data, error, refetch } = usePlayersWebSocket(id)
  if (!data) {
    return (
      <Panel flush aria-busy={!error}>
        {error ? (
          <ErrorState title="The players could not be loaded" description={error.message} onRetry={refetch} />
        ) : (
          <SkeletonRows rows={6} label="Loading the players" />
        )}
      </Panel>
    )
  }
  const free = data.players.filter((player) => player.owner === null)
  if (free.length > 0) return <NewRoundForm free={free} />
  return (
    <Panel>
      <EmptyState
        title={data.players.length === 0 ? 'The league has no players yet' : 'Every player has an owner'}
        description="A round needs at least one player who can be bought."
        action={<ButtonLink href={paths.importPlayers(slug)}>Import players</ButtonLink>}
      />
    </Panel>
  )
}
