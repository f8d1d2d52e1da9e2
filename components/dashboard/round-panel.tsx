import { ButtonLink } from '@/components/ui/button'
import { Panel } from '@/components/ui/panel'
import { StatusPill } from '@/components/ui/status-pill'
import { useLeague } from '@/hooks/leagues/league-context'
import { paths } from '@/lib/contracts/paths'
import type { RoundView } from '@/lib/contracts/views'
import { RoundCountdown } from './round-countdown'
import { SheetState, type SheetSummary } from './sheet-state'

interface RoundPanelProps {
  round: RoundView
  /** My own sheet in it; null on another team's page, and before I bid. */
  sheet: SheetSummary | null
  mine: boolean
  /** The first open round of the page: lit, with the page's primary button. */
  first: boolean
}

/** A round in progress: how long, what stands, and the way to it. */
export function RoundPanel({ round, sheet, mine, first }: RoundPanelProps) {
  const { slug } = useLeague()
  const open = round.state === 'open'
  return (
    <Panel title={round.name} lit={first} actions={<State state={round.state} />}>
      <div className="grid gap-4">
        {open && round.closesAt && <RoundCountdown closesAt={round.closesAt} size={first ? 'lg' : 'md'} />}
        {!open && <p className="text-muted">{waitingText(round.state)}</p>}
        {mine ? (
          <SheetState sheet={sheet} open={open} />
        ) : (
          <p className="figure text-muted text-sm">
            {round.playerCount === 1 ? '1 player' : `${round.playerCount} players`}. Bids are sealed until the
            close.
          </p>
        )}
        <ButtonLink
          href={paths.round(slug, round.id)}
          variant={first && mine ? 'primary' : 'secondary'}
          size={first && mine ? 'lg' : 'md'}
          block
        >
          {mine && open ? actionText(sheet) : 'View round'}
        </ButtonLink>
      </div>
    </Panel>
  )
}

function State({ state }: Pick<RoundView, 'state'>) {
  if (state === 'open') {
    return (
      <StatusPill tone="accent" live>
        Open
      </StatusPill>
    )
  }
  if (state === 'resolving') {
    return (
      <StatusPill tone="accent" live>
        In tiebreakers
      </StatusPill>
    )
  }
  return <StatusPill>Closed</StatusPill>
}

function waitingText(state: RoundView['state']): string {
  return state === 'resolving'
    ? 'Ties are being settled live. What hangs on none of them is sold already.'
    : 'No more bids. The commissioner finalizes it next.'
}

function actionText(sheet: SheetSummary | null): string {
  if (!sheet || sheet.draftCount + sheet.submittedCount === 0) return 'Start bidding'
  return sheet.submittedCount === 0 ? 'Review and submit' : 'Open my bid sheet'
}
