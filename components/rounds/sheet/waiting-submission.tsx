'use client'

import { waitsText } from '@/components/outbox/words'
import { Button } from '@/components/ui/button'
import { InlineAlert } from '@/components/ui/inline-alert'
import { toast } from '@/components/ui/toaster'
import type { Submission } from '@/hooks/rounds/use-submission'

/** Bids that were submitted without a connection: nothing is bid by them yet. */
export function WaitingSubmission({ waiting, retry, discard }: Submission) {
  if (!waiting) return null
  const discardButton = (
    <Button size="sm" variant="ghost" onClick={() => toast.undo('Discarded', discard())}>
      Discard
    </Button>
  )
  if (waiting.state === 'refused') {
    return (
      <InlineAlert
        tone="negative"
        role="alert"
        title={waiting.tried ? 'Your bids may not have been submitted' : 'Your bids were not submitted'}
        action={
          <span className="flex gap-2">
            <Button size="sm" onClick={retry}>
              Try again
            </Button>
            {discardButton}
          </span>
        }
      >
        {waiting.refused}
      </InlineAlert>
    )
  }
  const until = waiting.until && new Date(waiting.until)
  const time = until ? until.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' }) : null
  return (
    <InlineAlert
      tone="warning"
      role="status"
      title="Not submitted yet"
      action={waiting.state === 'sending' ? null : discardButton}
    >
      {waitsText(waiting)}. Your bids are sent when you are back, if nobody has changed the sheet by then
      {time && ` and it is not past ${time}`}.
    </InlineAlert>
  )
}
