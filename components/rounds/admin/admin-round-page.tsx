'use client'

import { Eye, ShieldAlert } from 'lucide-react'
import { PageHeader } from '@/components/shell/page-header'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Panel } from '@/components/ui/panel'
import { useIsCommissioner, useLeague } from '@/hooks/leagues/league-context'
import { usePlayersWebSocket } from '@/hooks/players/use-players-web-socket'
import { useBulkRoundWebSocket } from '@/hooks/rounds/use-bulk-round-web-socket'
import { useRoundWebSocket } from '@/hooks/rounds/use-round-web-socket'
import { paths } from '@/lib/contracts/paths'
import { RoundStatus } from '../facts/round-status'
import { RoundSkeleton } from '../page/round-skeleton'
import { RoundUnavailable } from '../page/round-unavailable'
import { count } from '../words'
import { AdminRound } from './admin-round'
import { RoundStepper } from './round-stepper'

/** A round for its commissioner; anybody else is told kindly. */
export function AdminRoundPage({ roundId }: { roundId: string }) {
  return useIsCommissioner() ? <ForCommissioner roundId={roundId} /> : <NotForYou roundId={roundId} />
}

function ForCommissioner({ roundId }: { roundId: string }) {
  const league = useLeague()
  const bulk = useBulkRoundWebSocket(roundId)
  const open = useRoundWebSocket(roundId)
  const list = usePlayersWebSocket(league.id)
  const reads = [bulk, open, list]
  const failed = reads.find((read) => read.error && !read.data)
  if (failed?.error) {
    const retry = () => Promise.all(reads.map((read) => read.refetch()))
    return <RoundUnavailable error={failed.error} onRetry={retry} />
  }
  if (!bulk.data || !open.data || !list.data) return <RoundSkeleton />
  const { round } = bulk.data
  return (
    <div className="page pb-12">
      <PageHeader
        breadcrumb={[{ label: 'Rounds', href: paths.rounds(league.slug) }, { label: round.name }]}
        title={round.name}
        status={<RoundStatus state={round.state} />}
        description={`${count(round.playerCount, 'player')}, run by you`}
        actions={
          <ButtonLink href={paths.round(league.slug, round.id)} icon={<Eye aria-hidden />}>
            As members see it
          </ButtonLink>
        }
      />
      <div className="grid gap-4 lg:gap-5">
        <Panel aria-label="Progress">
          <RoundStepper round={round} />
        </Panel>
        <AdminRound
          round={round}
          teams={bulk.data.teams}
          awards={open.data.awards}
          players={list.data.players}
        />
      </div>
    </div>
  )
}

function NotForYou({ roundId }: { roundId: string }) {
  const { slug } = useLeague()
  return (
    <div className="page pb-12">
      <PageHeader title="Running a round" />
      <Panel>
        <EmptyState
          icon={<ShieldAlert />}
          title="This page is for the commissioner"
          description="Rounds are opened, closed and finalized here. Yours is the round itself, with its results."
          action={<ButtonLink href={paths.round(slug, roundId)}>Go to the round</ButtonLink>}
        />
      </Panel>
    </div>
  )
}
