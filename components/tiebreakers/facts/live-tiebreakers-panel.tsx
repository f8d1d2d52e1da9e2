'use client'

import { ButtonLink } from '@/components/ui/button'
import { ErrorState } from '@/components/ui/error-state'
import { List } from '@/components/ui/list-row'
import { Panel } from '@/components/ui/panel'
import { SkeletonRows } from '@/components/ui/skeleton'
import { useLeague } from '@/hooks/leagues/league-context'
import { bySoonest, isIn, isLive } from '@/hooks/tiebreakers/tiebreaker-state'
import { useTiebreakersWebSocket } from '@/hooks/tiebreakers/use-tiebreakers-web-socket'
import { paths } from '@/lib/contracts/paths'
import type { RoundView } from '@/lib/contracts/views'
import { TiebreakerRow } from './tiebreaker-row'

interface LiveTiebreakersPanelProps {
  /** In state `resolving`. */
  round: Pick<RoundView, 'id' | 'name'>
  /** Only those that this team is in. */
  teamId?: string
  lit?: boolean
  title?: string
}

/** What a round waits for: its live tiebreakers, each a tap away. */
export function LiveTiebreakersPanel({ round, teamId, lit, title }: LiveTiebreakersPanelProps) {
  const { id, slug } = useLeague()
  const { data, error, refetch } = useTiebreakersWebSocket(id)
  const live = data?.tiebreakers
    .filter((tiebreaker) => tiebreaker.round.id === round.id && isLive(tiebreaker))
    .filter((tiebreaker) => teamId === undefined || isIn(tiebreaker, teamId))
    .toSorted(bySoonest)
  if (live?.length === 0 && teamId !== undefined) return null
  return (
    <Panel
      flush
      lit={lit}
      title={title ?? 'Live tiebreakers'}
      description={title ? 'Its ties are being settled live' : 'What depends on them waits'}
      aria-busy={!data && !error}
      actions={
        <ButtonLink href={paths.tiebreakers(slug)} size="sm" variant="ghost">
          All tiebreakers
        </ButtonLink>
      }
    >
      {live ? (
        live.length > 0 ? (
          <List label={`Live tiebreakers of ${round.name}`}>
            {live.map((tiebreaker) => (
              <TiebreakerRow key={tiebreaker.id} tiebreaker={tiebreaker} />
            ))}
          </List>
        ) : (
          <p className="px-4 py-4 text-muted md:px-5">None is live any more; the rest is being settled.</p>
        )
      ) : error ? (
        <ErrorState
          title="The tiebreakers could not be loaded"
          description={error.message}
          onRetry={refetch}
        />
      ) : (
        <SkeletonRows rows={2} label="Loading the tiebreakers" />
      )}
    </Panel>
  )
}
