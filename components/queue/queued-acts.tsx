'use client'

import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { toast } from '@/components/ui/toaster'
import { sentenceOf } from '@/hooks/forms/apply-api-error'
import { useDiscardQueued, useRetryQueued } from '@/hooks/queue/use-queue-acts'
import type { QueuedTransactionView } from '@/lib/contracts/views'

/** Tries a refused one again, or gives one up that waits or was refused. */
export function QueuedActs({ transaction }: { transaction: QueuedTransactionView }) {
  const { id, leagueId, number, state } = transaction
  const retry = useRetryQueued()
  const discard = useDiscardQueued()
  const params = { leagueId, id }
  const tryAgain = async () => {
    try {
      const answer = await retry.mutateAsync({ params, body: {} })
      toast.success(`Queued again, as number ${answer.number}.`)
    } catch (error) {
      toast.error(sentenceOf(error))
    }
  }
  return (
    <>
      {state === 'failed' && (
        <Button
          size="sm"
          loading={retry.isPending}
          onClick={tryAgain}
          aria-label={`Try number ${number} again`}
        >
          Try again
        </Button>
      )}
      <ConfirmDialog
        danger
        trigger={
          <Button size="sm" variant="ghost" aria-label={`Discard number ${number}`}>
            Discard
          </Button>
        }
        title={`Discard number ${number}?`}
        consequences={[
          state === 'failed'
            ? 'It has moved no money, and cannot be tried again.'
            : 'It moves no money; what waits behind it goes on.',
          'The audit log keeps that you did this.',
        ]}
        confirmLabel="Discard"
        onConfirm={() => discard.mutateAsync({ params, body: {} })}
      />
    </>
  )
}
