'use client'

import { AlertDialog as Primitive } from 'radix-ui'
import { type ReactNode, type RefObject, useState } from 'react'
import { Button } from './button'
import { cn } from './cn'
import { scrimClass } from './dialog'
import { InlineAlert } from './inline-alert'

export type ConfirmDialogProps = {
  open?: boolean
  onOpenChange?: (open: boolean) => void
  trigger?: ReactNode
  /** The question, with what it is about: 'Finalize round 4?' */
  title: ReactNode
  description?: ReactNode
  /** What will happen, one plain sentence each. */
  consequences?: readonly ReactNode[]
  /** The act itself, never 'OK': 'Finalize round'. */
  confirmLabel: string
  cancelLabel?: string
  danger?: boolean
  /** Where the keyboard goes on afterwards, when it was opened from something that is gone by then, such as a menu's item. */
  returnFocus?: RefObject<HTMLElement | null>
  confirmDisabled?: boolean
  /** The dialog stays, busy, until this settles; a thrown error's message is shown inside it. */
  onConfirm: () => unknown
  /** Anything to be filled in first, such as a reason. */
  children?: ReactNode
}

/** Asks before an act that others will see or that is hard to take back. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const [ownOpen, setOwnOpen] = useState(false)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string>()
  const open = props.open ?? ownOpen
  const setOpen = (next: boolean) => {
    if (busy) return
    setFailure(undefined)
    setOwnOpen(next)
    props.onOpenChange?.(next)
  }
  const confirm = async () => {
    setBusy(true)
    setFailure(undefined)
    try {
      await props.onConfirm()
      setOwnOpen(false)
      props.onOpenChange?.(false)
    } catch (error) {
      setFailure(error instanceof Error ? error.message : 'That did not work. Nothing was changed.')
    } finally {
      setBusy(false)
    }
  }
  return (
    <Primitive.Root open={open} onOpenChange={setOpen}>
      {props.trigger && <Primitive.Trigger asChild>{props.trigger}</Primitive.Trigger>}
      <Primitive.Portal>
        <Primitive.Overlay className={scrimClass} />
        <Primitive.Content
          {...(props.description ? {} : { 'aria-describedby': undefined })}
          onCloseAutoFocus={(event) => {
            if (!props.returnFocus) return
            event.preventDefault()
            const back = props.returnFocus.current ?? document.getElementById('main')
            back?.focus()
          }}
          className="fixed inset-x-4 top-1/2 z-50 mx-auto max-h-[calc(100dvh-2rem)] max-w-md -translate-y-1/2 animate-rise overflow-y-auto rounded-lg border border-line bg-raised shadow-lg focus:outline-none"
        >
          <div className="grid gap-3 px-5 pt-5 pb-4">
            <Primitive.Title className="font-semibold text-lg">{props.title}</Primitive.Title>
            {props.description && (
              <Primitive.Description className="text-muted">{props.description}</Primitive.Description>
            )}
            {props.consequences && <Consequences items={props.consequences} danger={props.danger} />}
            {props.children}
            {failure && <InlineAlert tone="negative" title={failure} />}
          </div>
          <div className="flex flex-wrap justify-end gap-2 border-t px-5 py-3.5">
            <Primitive.Cancel asChild>
              <Button disabled={busy}>{props.cancelLabel ?? 'Cancel'}</Button>
            </Primitive.Cancel>
            <Button
              variant={props.danger ? 'danger' : 'primary'}
              loading={busy}
              disabled={props.confirmDisabled}
              onClick={confirm}
            >
              {props.confirmLabel}
            </Button>
          </div>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  )
}

function Consequences({ items, danger }: { items: readonly ReactNode[]; danger?: boolean }) {
  return (
    <div className="rounded-md bg-sunken px-4 py-3">
      <p className={cn('mb-1.5 font-medium text-sm', danger && 'text-negative')}>What will happen</p>
      <ul className="grid gap-1.5 text-sm">
        {items.map((item, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a fixed list that is never reordered
          <li key={index} className="flex gap-2.5">
            <span
              aria-hidden
              className={cn('mt-2 h-px w-2.5 shrink-0', danger ? 'bg-negative' : 'bg-line-strong')}
            />
            <span className="min-w-0">{item}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
