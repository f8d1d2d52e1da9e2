'use client'

import { PageHeader } from '@/components/shell/page-header'
import { useLeague } from '@/hooks/leagues/league-context'
import { useTiebreakerWebSocket } from '@/hooks/tiebreakers/use-tiebreaker-web-socket'
import { paths } from '@/lib/contracts/paths'
import { PlayerBadge } from '../facts/player-badge'
import { TiebreakerStatus } from '../facts/tiebreaker-status'
import { Announcer } from './announcer'
import { TiebreakerBody } from './tiebreaker-body'
import { TiebreakerSkeleton } from './tiebreaker-skeleton'
import { TiebreakerUnavailable } from './tiebreaker-unavailable'

export function TiebreakerPage({ tiebreakerId }: { tiebreakerId: string }) {
  const { slug } = useLeague()
  const { data, error, refetch, freshness, tell } = useTiebreakerWebSocket(tiebreakerId)
  if (!data) {
    return error ? <TiebreakerUnavailable error={error} onRetry={refetch} /> : <TiebreakerSkeleton />
  }
  const { player, round, state } = data.tiebreaker
  return (
    <div className="page pb-12">
      <PageHeader
        breadcrumb={[{ label: 'Tiebreakers', href: paths.tiebreakers(slug) }, { label: player.name }]}
        leading={<PlayerBadge player={player} />}
        title={player.name}
        status={<TiebreakerStatus state={state} />}
        description={[player.club, round.name].filter(Boolean).join(' · ')}
      />
      <Announcer tiebreaker={data.tiebreaker} />
      <TiebreakerBody answer={data} freshness={freshness} tell={tell} />
    </div>
  )
}
