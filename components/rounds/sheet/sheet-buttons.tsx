'use client'

import { Button } from '@/components/ui/button'

export interface SheetButtonsProps {
  submitted: boolean
  /** What is submitted is what stands here. */
  same: boolean
  /** What stands here was submitted without a connection, and waits. */
  waits: boolean
  /** Why it cannot be submitted now. */
  hindrance: string | null
  onSubmit: () => void
  onWithdraw: () => void
  /** Puts the submitted bids back into the draft. */
  onRevert: () => void
}

/** The page's act, in the rail. */
export function SheetButtons(props: SheetButtonsProps) {
  const { same, hindrance } = props
  return (
    <div className="grid gap-2">
      <SubmitButton {...props} block size="lg" />
      {hindrance && !same && <p className="text-muted text-sm">{hindrance}</p>}
      <WayBack {...props} />
    </div>
  )
}

/** What a submission can be undone by: the draft back to it, or all of it withdrawn. */
export function WayBack({ submitted, same, onRevert, onWithdraw }: SheetButtonsProps) {
  if (!submitted) return null
  return (
    <div className="flex flex-wrap justify-center gap-1">
      {!same && (
        <Button size="sm" variant="ghost" onClick={onRevert}>
          Undo my changes
        </Button>
      )}
      <Button size="sm" variant="ghost" onClick={onWithdraw}>
        Withdraw bids
      </Button>
    </div>
  )
}

export function SubmitButton(props: SheetButtonsProps & { block?: boolean; size?: 'md' | 'lg' }) {
  const { submitted, same, waits, hindrance, onSubmit, block, size } = props
  const done = waits || (submitted && same)
  return (
    <Button
      variant={done ? 'secondary' : 'primary'}
      size={size}
      block={block}
      disabled={done || hindrance !== null}
      onClick={onSubmit}
    >
      {waits ? 'Waits for the connection' : done ? 'Submitted' : submitted ? 'Submit changes' : 'Submit bids'}
    </Button>
  )
}
