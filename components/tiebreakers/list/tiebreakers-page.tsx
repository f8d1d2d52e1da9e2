'use client'

import { Swords } from 'lucide-react'
import { PageHeader } from '@/components/shell/page-header'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { ErrorState } from '@/components/ui/error-state'
import { Panel } from '@/components/ui/panel'
import { SkeletonRows } from '@/components/ui/skeleton'
import { useLeague } from '@/hooks/leagues/league-context'
import { bySoonest, isBidding, isLive } from '@/hooks/tiebreakers/tiebreaker-state'
import type { TiebreakersAnswer } from '@/hooks/tiebreakers/tiebreakers-rules'
import { useTiebreakersWebSocket } from '@/hooks/tiebreakers/use-tiebreakers-web-socket'
import { paths } from '@/lib/contracts/paths'
import { LiveTiebreaker } from './live-tiebreaker'
import { PastTiebreakers } from './past-tiebreakers'

/** A league's tiebreakers: mine that are live, the other live ones, what has been decided. */
export function TiebreakersPage() {
  const { id } = useLeague()
  const { data, error, refetch } = useTiebreakersWebSocket(id)
  return (
    <div className="page pb-12">
      <PageHeader
        title="Tiebreakers"
        description="Teams with the same bid settle it live, against the clock"
      />
      {data ? (
        <Tiebreakers tiebreakers={data.tiebreakers} />
      ) : (
        <Panel flush aria-busy={!error}>
          {error ? (
            <ErrorState
              title="The tiebreakers could not be loaded"
              description={error.message}
              onRetry={refetch}
            />
          ) : (
            <SkeletonRows rows={4} label="Loading the tiebreakers" />
          )}
        </Panel>
      )}
    </div>
  )
}

function Tiebreakers({ tiebreakers }: Pick<TiebreakersAnswer, 'tiebreakers'>) {
  const { slug, me } = useLeague()
  const live = tiebreakers.filter(isLive).toSorted(bySoonest)
  const mine = live.filter((tiebreaker) => isBidding(tiebreaker, me.teamId))
  const shown = [...mine, ...live.filter((tiebreaker) => !mine.includes(tiebreaker))]
  if (tiebreakers.length === 0) {
    return (
      <Panel>
        <EmptyState
          icon={<Swords />}
          title="No tiebreaker yet"
          description="When a round with live tiebreakers is settled, each tie opens here with its countdown."
          action={<ButtonLink href={paths.rounds(slug)}>All rounds</ButtonLink>}
        />
      </Panel>
    )
  }
  return (
    <div className="grid gap-4 lg:gap-5">
      {shown.length > 0 && (
        <section aria-label="Live tiebreakers" className="grid gap-4 md:grid-cols-2 lg:gap-5">
          {shown.map((tiebreaker) => (
            <LiveTiebreaker key={tiebreaker.id} tiebreaker={tiebreaker} lit={tiebreaker === mine[0]} />
          ))}
        </section>
      )}
      <PastTiebreakers tiebreakers={tiebreakers.filter((tiebreaker) => !isLive(tiebreaker))} />
    </div>
  )
}
