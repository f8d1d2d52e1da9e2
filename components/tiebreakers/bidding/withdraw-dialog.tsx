'use client'

import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { toast } from '@/components/ui/toaster'
import { useIdempotentMutation } from '@/hooks/rounds/use-idempotent-mutation'
import { standingOf } from '@/hooks/tiebreakers/tiebreaker-state'
import type { OwnAct } from '@/hooks/tiebreakers/use-tiebreaker-web-socket'
import { withdrawFromTiebreaker } from '@/lib/contracts/endpoints'
import type { TiebreakerView } from '@/lib/contracts/views'
import type { BidDesk } from './use-bid-desk'

/** The way out, for good. */
export function WithdrawDialog({ desk, tell }: { desk: BidDesk; tell: (act: OwnAct) => void }) {
  const { tiebreaker, mine, money } = desk
  const withdraw = useIdempotentMutation(withdrawFromTiebreaker, tell)
  const hindrance = hindranceOf(tiebreaker, mine.teamId)
  const last = tiebreaker.teams.filter(({ withdrawnAt }) => withdrawnAt === null).length === 2
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <ConfirmDialog
        danger
        trigger={
          <Button
            size="sm"
            disabled={hindrance !== null}
            aria-describedby={hindrance ? 'why-not-withdraw' : undefined}
          >
            Withdraw…
          </Button>
        }
        title={`Withdraw from the tiebreaker for ${tiebreaker.player.name}?`}
        consequences={[
          'It is final: your team cannot come back into it.',
          `${money(mine.held)} is no longer held for it.`,
          ...(last ? ['Only one team is left then, and has the player.'] : []),
        ]}
        confirmLabel="Withdraw for good"
        cancelLabel="Stay in"
        onConfirm={async () => {
          await withdraw.mutateAsync({ params: { id: tiebreaker.id } })
          toast.success(`You have withdrawn from the tiebreaker for ${tiebreaker.player.name}`)
        }}
      />
      {hindrance && (
        <span id="why-not-withdraw" className="text-muted text-sm">
          {hindrance}
        </span>
      )}
    </div>
  )
}

function hindranceOf(tiebreaker: TiebreakerView, teamId: string): string | null {
  if (standingOf(tiebreaker, teamId) === 'leading') return 'Whoever leads cannot withdraw.'
  return tiebreaker.state === 'paused' ? 'Not while the clock is paused.' : null
}
