'use client'

import { Button } from '@/components/ui/button'
import { Panel } from '@/components/ui/panel'
import type { AwardView, RoundView } from '@/lib/contracts/views'
import { CancelDialog } from './cancel-dialog'

interface CancelPanelProps {
  round: RoundView
  awards: readonly AwardView[]
  submitted: number
}

/** The way back, from wherever the round is. */
export function CancelPanel({ round, awards, submitted }: CancelPanelProps) {
  const settled = round.state === 'finalized' || round.state === 'resolving'
  return (
    <Panel title={settled ? 'Undo this round' : 'Cancel this round'}>
      <div className="grid justify-items-start gap-3">
        <p className="text-muted text-sm">
          {settled
            ? 'Takes every award back: the money returns to the wallets, the players leave the squads.'
            : 'Ends the round without a result. Nothing is paid.'}
        </p>
        <CancelDialog
          {...{ round, awards, submitted }}
          trigger={<Button>{settled ? 'Cancel and refund…' : 'Cancel round…'}</Button>}
        />
      </div>
    </Panel>
  )
}
