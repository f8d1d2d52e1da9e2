'use client'

import { Button } from '@/components/ui/button'

export interface SheetButtonsProps {
  submitted: boolean
  /** What is submitted is what stands here. */
  same: boolean
  /** Why it cannot be submitted now. */
  hindrance: string | null
  onSubmit: () => void
  onWithdraw: () => void
}

/** The page's act, in the rail. */
export function SheetButtons(props: SheetButtonsProps) {
  const { submitted, same, hindrance, onWithdraw } = props
  return (
    <div className="grid gap-2">
      <SubmitButton {...props} block size="lg" />
      {hindrance && !same && <p className="text-muted text-sm">{hindrance}</p>}
      {submitted && (
        <Button variant="ghost" onClick={onWithdraw}>
          Withdraw submitted bids
        </Button>
      )}
    </div>
  )
}

export function SubmitButton(props: SheetButtonsProps & { block?: boolean; size?: 'md' | 'lg' }) {
  const { submitted, same, hindrance, onSubmit, block, size } = props
  const done = submitted && same
  return (
    <Button
      variant={done ? 'secondary' : 'primary'}
      size={size}
      block={block}
      disabled={done || hindrance !== null}
      onClick={onSubmit}
    >
      {done ? 'Submitted' : submitted ? 'Submit changes' : 'Submit bids'}
    </Button>
  )
}
