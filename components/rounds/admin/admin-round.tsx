'use client'

import { useMemo } from 'react'
import { PageGrid } from '@/components/shell/page-grid'
import { LiveTiebreakersPanel } from '@/components/tiebreakers/facts/live-tiebreakers-panel'
import { ErrorState } from '@/components/ui/error-state'
import { Panel } from '@/components/ui/panel'
import { SkeletonRows } from '@/components/ui/skeleton'
import type { BulkRound } from '@/hooks/rounds/bulk-round-rules'
import { useRoundPreview } from '@/hooks/rounds/use-round-preview'
import type { AwardView, PlayerView, RoundView } from '@/lib/contracts/views'
import { RulesPanel } from '../facts/rules-panel'
import { RoundResults } from '../results/round-results'
import { CancelPanel } from './cancel-panel'
import { DeadlinePanel } from './deadline-panel'
import { FinalizePanel } from './finalize-panel'
import { PreviewAwards, PreviewFigures, PreviewReasons } from './preview-panels'
import { PreviewTeams } from './preview-teams'
import { PreviewTies } from './preview-ties'
import { SubmissionList } from './submission-list'

interface AdminRoundProps {
  round: RoundView
  teams: BulkRound['teams']
  awards: readonly AwardView[]
  players: readonly PlayerView[]
}

/** What the commissioner does next, what stands behind it, and the way back. */
export function AdminRound({ round, teams, awards, players }: AdminRoundProps) {
  const preview = useRoundPreview(round)
  const byId = useMemo(() => new Map(players.map((player) => [player.id, player])), [players])
  const submitted = teams.filter((team) => team.submittedAt !== null).length
  const closed = round.state === 'closed'
  const resolving = round.state === 'resolving'
  const settled = resolving || round.state === 'finalized' || round.state === 'cancelled'
  return (
    <PageGrid
      now={
        <>
          {(round.state === 'draft' || round.state === 'open') && (
            <DeadlinePanel round={round} missing={teams.length - submitted} />
          )}
          {closed && <FinalizePanel round={round} preview={preview.data} />}
          {resolving && <LiveTiebreakersPanel round={round} lit />}
        </>
      }
      main={
        <>
          {settled && <RoundResults round={round} awards={awards} players={byId} />}
          {closed && !preview.data && (
            <Panel flush title="Awards, if you finalize now">
              {preview.error ? (
                <ErrorState
                  title="The preview could not be made"
                  description={`${preview.error.message} Nothing was changed.`}
                  onRetry={preview.refetch}
                  retrying={preview.isFetching}
                />
              ) : (
                <SkeletonRows rows={6} label="Working out the result" />
              )}
            </Panel>
          )}
          {closed && preview.data && (
            <>
              <PreviewTies round={round} preview={preview.data} players={byId} />
              <PreviewAwards round={round} preview={preview.data} players={byId} />
              <PreviewTeams round={round} preview={preview.data} />
            </>
          )}
          {!settled && round.state !== 'draft' && !preview.data && (
            <SubmissionList teams={teams} closed={round.state !== 'open'} />
          )}
          {round.state === 'draft' && <RulesPanel round={round} sealsOpen />}
        </>
      }
      aside={
        <>
          {closed && preview.data && (
            <>
              <PreviewFigures round={round} preview={preview.data} />
              <PreviewReasons preview={preview.data} />
            </>
          )}
          {round.state !== 'draft' && <RulesPanel round={round} />}
          {round.state !== 'cancelled' && <CancelPanel {...{ round, awards, submitted }} />}
        </>
      }
    />
  )
}
