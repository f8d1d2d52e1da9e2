'use client'

import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { toast } from '@/components/ui/toaster'
import { useIdempotentMutation } from '@/hooks/rounds/use-idempotent-mutation'
import { pauseTiebreaker, resumeTiebreaker } from '@/lib/contracts/endpoints'
import { spanText } from '../words'
import type { ToolsProps } from './tools-props'

export function PauseDialog({ tiebreaker, onDone }: ToolsProps) {
  const pause = useIdempotentMutation(pauseTiebreaker, onDone)
  const { name } = tiebreaker.player
  return (
    <ConfirmDialog
      trigger={<Button size="sm">Pause…</Button>}
      title={`Pause the tiebreaker for ${name}?`}
      consequences={[
        'The clock stops with what is left on it, and nobody can bid.',
        'Bids that are in stay, and so does what is held for them.',
      ]}
      confirmLabel="Pause"
      onConfirm={async () => {
        await pause.mutateAsync({ params: { id: tiebreaker.id } })
        toast.success(`The tiebreaker for ${name} is paused`)
      }}
    />
  )
}

export function ResumeDialog({ tiebreaker, onDone }: ToolsProps) {
  const resume = useIdempotentMutation(resumeTiebreaker, onDone)
  const { name } = tiebreaker.player
  return (
    <ConfirmDialog
      trigger={<Button size="sm">Resume…</Button>}
      title={`Let the clock for ${name} run on?`}
      consequences={[
        `It runs on with ${spanText(tiebreaker.remainingMs ?? 0)}, and the teams can bid again at once.`,
      ]}
      confirmLabel="Resume"
      onConfirm={async () => {
        await resume.mutateAsync({ params: { id: tiebreaker.id } })
        toast.success(`The clock for ${name} runs again`)
      }}
    />
  )
}
