'use client'

import { Button } from '@/components/ui/button'
import { Panel } from '@/components/ui/panel'
import type { RoundView } from '@/lib/contracts/views'
import { RoundClock } from '../facts/round-clock'
import { When } from '../facts/when'
import { count } from '../words'
import { CloseDialog } from './close-dialog'
import { DeadlineDialog } from './deadline-dialog'

/** Opens a draft; moves or ends the time of an open round. */
export function DeadlinePanel({ round, missing }: { round: RoundView; missing: number }) {
  if (round.state === 'draft') {
    return (
      <Panel lit title="Ready to open">
        <div className="grid gap-4">
          <p className="text-muted">
            Only commissioners work on a draft. Once it is open, every team can bid on{' '}
            {count(round.playerCount, 'player')}.
          </p>
          <DeadlineDialog
            round={round}
            trigger={
              <Button variant="primary" size="lg" block>
                Open for bids
              </Button>
            }
          />
        </div>
      </Panel>
    )
  }
  return (
    <Panel lit>
      <div className="grid gap-4">
        {round.closesAt && (
          <div>
            <RoundClock closesAt={round.closesAt} size="lg" />
            <p className="text-muted text-sm">
              <When at={round.closesAt} />. The server closes it; you need not be here.
            </p>
          </div>
        )}
        <div className="flex flex-wrap gap-2">
          <DeadlineDialog key={round.version} round={round} trigger={<Button>Move deadline</Button>} />
          <CloseDialog round={round} missing={missing} trigger={<Button>Close now…</Button>} />
        </div>
      </div>
    </Panel>
  )
}
