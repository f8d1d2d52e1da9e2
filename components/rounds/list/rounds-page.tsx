'use client'

import { Gavel, Plus } from 'lucide-react'
import { PageHeader } from '@/components/shell/page-header'
import { LiveTiebreakersPanel } from '@/components/tiebreakers/facts/live-tiebreakers-panel'
import { ButtonLink } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import { EmptyState } from '@/components/ui/empty-state'
import { Panel } from '@/components/ui/panel'
import { useIsCommissioner, useLeague } from '@/hooks/leagues/league-context'
import { paths } from '@/lib/contracts/paths'
import type { RoundState, RoundView } from '@/lib/contracts/views'
import { OpenRound } from './open-round'
import { RoundList } from './round-list'

/** A league's rounds: what is open first, then what waits for the commissioner, then the past. */
export function RoundsPage() {
  const { slug, rounds } = useLeague()
  const isCommissioner = useIsCommissioner()
  const inState = (...states: RoundState[]) => rounds.filter((round) => states.includes(round.state))
  const open = inState('open').toSorted(bySoonest)
  const resolving = inState('resolving')
  const closed = inState('closed')
  const drafts = inState('draft')
  const past = inState('finalized', 'cancelled')
  const create = isCommissioner && (
    <ButtonLink
      href={paths.newRound(slug)}
      variant={open.length > 0 ? 'secondary' : 'primary'}
      icon={<Plus aria-hidden />}
    >
      New round
    </ButtonLink>
  )
  return (
    <div className="page pb-12">
      <PageHeader
        title="Rounds"
        description="Sealed bids on many players at once"
        actions={rounds.length > 0 && create}
      />
      <div className="grid gap-4 lg:gap-5">
        {open.length > 0 && (
          <div className={cn('grid gap-4 lg:gap-5', open.length > 1 && 'lg:grid-cols-2')}>
            {open.map((round) => (
              <OpenRound key={round.id} round={round} />
            ))}
          </div>
        )}
        <RoundList
          title="In tiebreakers"
          description="What hangs on no tie is sold; the rest waits."
          rounds={resolving}
        />
        {resolving.map((round) => (
          <LiveTiebreakersPanel key={round.id} round={round} />
        ))}
        <RoundList
          title="Closed, not settled yet"
          description={
            isCommissioner ? 'Look at the preview, then finalize.' : 'The commissioner settles these.'
          }
          rounds={closed}
        />
        {isCommissioner && (
          <RoundList title="Drafts" description="Only commissioners work on these." rounds={drafts} />
        )}
        <RoundList title="Past rounds" rounds={past} />
        {open.length +
          resolving.length +
          closed.length +
          past.length +
          (isCommissioner ? drafts.length : 0) ===
          0 && (
          <Panel>
            <EmptyState
              icon={<Gavel />}
              title="No round yet"
              description={
                isCommissioner
                  ? 'A round puts many players up at once: every team bids sealed, and the server closes it.'
                  : 'Once the commissioner opens a round, it stands here with its countdown.'
              }
              action={create}
            />
          </Panel>
        )}
      </div>
    </div>
  )
}

function bySoonest(a: RoundView, b: RoundView): number {
  return Date.parse(a.closesAt ?? '') - Date.parse(b.closesAt ?? '')
}
