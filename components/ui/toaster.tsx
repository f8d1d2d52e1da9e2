'use client'

import { CircleAlert, CircleCheck, Info } from 'lucide-react'
import hotToast, { Toaster as HotToaster, type ToastOptions } from 'react-hot-toast'
import { Button } from './button'

const polite = { role: 'status', 'aria-live': 'polite' } as const
const assertive = { role: 'alert', 'aria-live': 'assertive' } as const

/** A short message about what just happened. What must be acted on goes on the page, as an `InlineAlert`. */
export const toast = {
  success: (text: string, options?: ToastOptions) =>
    hotToast(text, {
      icon: <CircleCheck aria-hidden className="size-5 shrink-0 text-positive" />,
      ariaProps: polite,
      ...options,
    }),
  error: (text: string, options?: ToastOptions) =>
    hotToast(text, {
      icon: <CircleAlert aria-hidden className="size-5 shrink-0 text-negative" />,
      ariaProps: assertive,
      duration: 8_000,
      ...options,
    }),
  info: (text: string, options?: ToastOptions) =>
    hotToast(text, {
      icon: <Info aria-hidden className="size-5 shrink-0 text-info" />,
      ariaProps: polite,
      ...options,
    }),
  /** What was just taken away can be put back as long as this is shown. */
  undo: (text: string, onUndo: () => void) => {
    const id: string = hotToast(
      <span className="flex items-center gap-3">
        {text}
        <Button
          size="sm"
          variant="ghost"
          onClick={() => {
            hotToast.dismiss(id)
            onUndo()
          }}
        >
          Undo
        </Button>
      </span>,
      { ariaProps: polite, duration: 6_000 },
    )
    return id
  },
  dismiss: hotToast.dismiss,
}

export function Toaster() {
  return (
    <HotToaster
      position="bottom-right"
      // On a phone, above the tabs and the action bar.
      containerClassName="max-lg:bottom-[calc(env(safe-area-inset-bottom)+10.75rem)]!"
      toastOptions={{
        duration: 4_500,
        className: 'border border-line text-base!',
        style: {
          background: 'var(--color-raised)',
          color: 'var(--color-text)',
          borderRadius: 'var(--radius-md)',
          boxShadow: 'var(--shadow-md)',
          padding: '0.625rem 0.75rem',
          maxWidth: '26rem',
        },
      }}
    />
  )
}
