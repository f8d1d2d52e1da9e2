'use client'

import { Settings2 } from 'lucide-react'
import { useMemo } from 'react'
import { PageHeader } from '@/components/shell/page-header'
import { ButtonLink } from '@/components/ui/button'
import { useIsCommissioner, useLeague } from '@/hooks/leagues/league-context'
import { usePlayersWebSocket } from '@/hooks/players/use-players-web-socket'
import { useRoundWebSocket } from '@/hooks/rounds/use-round-web-socket'
import { paths } from '@/lib/contracts/paths'
import { RoundStatus } from '../facts/round-status'
import { RoundSkeleton } from '../page/round-skeleton'
import { RoundUnavailable } from '../page/round-unavailable'
import { count } from '../words'
import { inListOrder } from './in-list-order'
import { PublicRound } from './public-round'
import { TeamRound } from './team-round'

/** A round as its league's members see it. */
export function RoundPage({ roundId }: { roundId: string }) {
  const league = useLeague()
  const isCommissioner = useIsCommissioner()
  const { data, error, refetch } = useRoundWebSocket(roundId)
  const list = usePlayersWebSocket(league.id)
  const all = list.data?.players
  const playerIds = data?.playerIds
  const players = useMemo(() => {
    const wanted = new Set(playerIds)
    return inListOrder((all ?? []).filter((player) => wanted.has(player.id)))
  }, [all, playerIds])

  const failure = (data ? null : error) ?? (list.data ? null : list.error)
  if (failure) {
    return <RoundUnavailable error={failure} onRetry={() => Promise.all([refetch(), list.refetch()])} />
  }
  if (!data || !all) return <RoundSkeleton />
  const { round, awards } = data
  const shared = { round, awards, players }
  return (
    <div className="page pb-12">
      <PageHeader
        breadcrumb={[{ label: 'Rounds', href: paths.rounds(league.slug) }, { label: round.name }]}
        title={round.name}
        status={<RoundStatus state={round.state} />}
        description={`Sealed bids for ${count(round.playerCount, 'player')}`}
        actions={
          isCommissioner && (
            <ButtonLink href={paths.adminRound(league.slug, round.id)} icon={<Settings2 aria-hidden />}>
              Run this round
            </ButtonLink>
          )
        }
      />
      {league.me.teamId ? <TeamRound {...shared} teamId={league.me.teamId} /> : <PublicRound {...shared} />}
    </div>
  )
}
