'use client'

import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { toast } from '@/components/ui/toaster'
import { useIdempotentMutation } from '@/hooks/rounds/use-idempotent-mutation'
import { endIncomeRule, pauseIncomeRule, resumeIncomeRule } from '@/lib/contracts/endpoints'
import type { IncomeRuleView } from '@/lib/contracts/views'

interface Props {
  rule: IncomeRuleView
}

export function PauseDialog({ rule }: Props) {
  const pause = useIdempotentMutation(pauseIncomeRule)
  return (
    <ConfirmDialog
      trigger={
        <Button size="sm">
          Pause…<span className="sr-only"> {rule.name}</span>
        </Button>
      }
      title={`Pause ${rule.name}?`}
      consequences={[
        'What is due at this moment is still paid; then nothing is.',
        'Payments that fall due while it is paused are not made up for.',
      ]}
      confirmLabel="Pause"
      onConfirm={async () => {
        await pause.mutateAsync({ params: { id: rule.id } })
        toast.success(`${rule.name} is paused`)
      }}
    />
  )
}

export function ResumeDialog({ rule }: Props) {
  const resume = useIdempotentMutation(resumeIncomeRule)
  return (
    <ConfirmDialog
      trigger={
        <Button size="sm">
          Resume…<span className="sr-only"> {rule.name}</span>
        </Button>
      }
      title={`Resume ${rule.name}?`}
      consequences={[
        'It goes on with the next date of its schedule.',
        'What fell due while it was paused is not paid.',
      ]}
      confirmLabel="Resume"
      onConfirm={async () => {
        await resume.mutateAsync({ params: { id: rule.id } })
        toast.success(`${rule.name} is paid again`)
      }}
    />
  )
}

export function EndDialog({ rule }: Props) {
  const end = useIdempotentMutation(endIncomeRule)
  return (
    <ConfirmDialog
      danger
      trigger={
        <Button size="sm" variant="ghost">
          End…<span className="sr-only"> {rule.name}</span>
        </Button>
      }
      title={`End ${rule.name} for good?`}
      consequences={[
        'What is due at this moment is still paid; then never again.',
        'What it has paid stays with the teams.',
        'An income that has ended cannot be resumed.',
      ]}
      confirmLabel="End it"
      onConfirm={async () => {
        await end.mutateAsync({ params: { id: rule.id } })
        toast.success(`${rule.name} has ended`)
      }}
    />
  )
}
