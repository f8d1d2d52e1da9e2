'use client'

import { type ReactNode, useState } from 'react'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { toast } from '@/components/ui/toaster'
import { useServerClock } from '@/hooks/live/use-server-clock'
import { useIdempotentMutation } from '@/hooks/rounds/use-idempotent-mutation'
import { openRound } from '@/lib/contracts/endpoints'
import type { RoundView } from '@/lib/contracts/views'
import { type Deadline, deadlineAt, toLocal } from '../deadline/deadline'
import { DeadlineField } from '../deadline/deadline-field'
import { whenText } from '../facts/when'
import { count } from '../words'

/** Opens a draft, or moves an open round's deadline. */
export function DeadlineDialog({ round, trigger }: { round: RoundView; trigger: ReactNode }) {
  const { serverNow } = useServerClock()
  const open = useIdempotentMutation(openRound)
  const [deadline, setDeadline] = useState<Deadline>(() =>
    round.closesAt && Date.parse(round.closesAt) > serverNow()
      ? { kind: 'at', local: toLocal(new Date(round.closesAt)) }
      : { kind: 'in', minutes: 60 },
  )
  const isDraft = round.state === 'draft'
  const ready = 'at' in deadlineAt(deadline, serverNow())
  const act = async () => {
    const result = deadlineAt(deadline, serverNow())
    if ('problem' in result) throw new Error(result.problem)
    await open.mutateAsync({ params: { roundId: round.id }, body: { closesAt: result.at.toISOString() } })
    toast.success(isDraft ? `${round.name} is open until ${whenText(result.at)}` : 'The deadline is moved')
  }
  return (
    <ConfirmDialog
      trigger={trigger}
      title={isDraft ? `Open ${round.name}?` : `Move the deadline of ${round.name}?`}
      consequences={
        isDraft
          ? [
              `Every team can bid on its ${count(round.playerCount, 'player')} at once.`,
              'Its rules are fixed by their fingerprint and cannot be changed any more.',
              'The server closes it at the deadline, whether or not anybody looks.',
            ]
          : ['Every open page shows the new deadline at once.', 'Bids that are submitted stay as they are.']
      }
      confirmLabel={isDraft ? 'Open round' : 'Move deadline'}
      confirmDisabled={!ready}
      onConfirm={act}
    >
      <DeadlineField value={deadline} onChange={setDeadline} now={serverNow} />
    </ConfirmDialog>
  )
}
