'use client'

import type { ReactNode } from 'react'
import { Money } from '@/components/money/money'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { toast } from '@/components/ui/toaster'
import { useIdempotentMutation } from '@/hooks/rounds/use-idempotent-mutation'
import { deleteRound } from '@/lib/contracts/endpoints'
import type { AwardView, RoundView } from '@/lib/contracts/views'
import { count } from '../words'

interface CancelDialogProps {
  round: RoundView
  awards: readonly AwardView[]
  /** Teams that have submitted. */
  submitted: number
  trigger: ReactNode
}

/** Cancels a round, and says what that undoes: the drafting, the bids, or all the awards. */
export function CancelDialog({ round, awards, submitted, trigger }: CancelDialogProps) {
  const cancel = useIdempotentMutation(deleteRound)
  const settled = round.state === 'finalized' || round.state === 'resolving'
  return (
    <ConfirmDialog
      danger
      trigger={trigger}
      title={settled ? `Refund all of ${round.name}?` : `Cancel ${round.name}?`}
      consequences={[
        ...consequencesOf({ round, awards, submitted }),
        'This cannot be taken back. It is noted in the audit log.',
      ]}
      confirmLabel={settled ? 'Cancel and refund' : 'Cancel round'}
      cancelLabel="Keep it"
      onConfirm={async () => {
        const { refunded } = await cancel.mutateAsync({ params: { roundId: round.id } })
        toast.success(refunded > 0 ? `${count(refunded, 'award')} refunded` : `${round.name} is cancelled`)
      }}
    />
  )
}

function consequencesOf({ round, awards, submitted }: Omit<CancelDialogProps, 'trigger'>) {
  if (round.state === 'draft') return ['Nobody has bid in it. The draft goes to the past rounds.']
  if (round.state !== 'finalized' && round.state !== 'resolving') {
    return [
      submitted > 0
        ? `The bids of ${count(submitted, 'team')} are void, and what was held for them is free again at once.`
        : 'No team has submitted a bid.',
      'No player is sold and no money is paid.',
    ]
  }
  const sum = awards.reduce((total, award) => total + BigInt(award.amount), 0n)
  const teams = new Set(awards.map((award) => award.teamId)).size
  return [
    ...(round.state === 'resolving' ? ['Its live tiebreakers end, and what they hold is free again.'] : []),
    <>
      {count(awards.length, 'award')} refunded, <Money amount={String(sum)} currencyId={round.currencyId} />{' '}
      back to {count(teams, 'team')}.
    </>,
    `${count(awards.length, 'player leaves his squad', 'players leave their squads')} and can be bought again.`,
    'Each wallet shows the award and its refund; no line is taken out of the books.',
  ]
}
