'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { Segmented } from '@/components/ui/segmented'
import { toast } from '@/components/ui/toaster'
import { useIdempotentMutation } from '@/hooks/rounds/use-idempotent-mutation'
import { extendTiebreaker } from '@/lib/contracts/endpoints'
import type { ToolsProps } from './tools-props'

const spans = [
  { value: '30', label: '+30 s' },
  { value: '60', label: '+1 min' },
  { value: '300', label: '+5 min' },
] as const

export function ExtendDialog({ tiebreaker, onDone }: ToolsProps) {
  const extend = useIdempotentMutation(extendTiebreaker, onDone)
  const [seconds, setSeconds] = useState('30')
  const { name } = tiebreaker.player
  return (
    <ConfirmDialog
      trigger={<Button size="sm">Extend…</Button>}
      title={`More time for ${name}?`}
      consequences={[
        'It is added to the clock for everybody, beyond the cap of the rules too.',
        'Time cannot be taken away again.',
      ]}
      confirmLabel={`Add ${spans.find(({ value }) => value === seconds)?.label.slice(1) ?? ''}`}
      onConfirm={async () => {
        await extend.mutateAsync({ params: { id: tiebreaker.id }, body: { seconds: Number(seconds) } })
        toast.success(`The tiebreaker for ${name} has more time`)
      }}
    >
      <Segmented block label="How much more" value={seconds} onValueChange={setSeconds} options={spans} />
    </ConfirmDialog>
  )
}
