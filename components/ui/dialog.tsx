'use client'

import { X } from 'lucide-react'
import { Dialog as Primitive } from 'radix-ui'
import type { ReactNode } from 'react'
import { cn } from './cn'
import { IconButton } from './icon-button'

export const scrimClass = 'fixed inset-0 z-40 animate-fade bg-scrim'
const width = { sm: 'max-w-sm', md: 'max-w-lg', lg: 'max-w-3xl' }

export type DialogProps = {
  open?: boolean
  onOpenChange?: (open: boolean) => void
  /** One element, usually a Button; leave out when `open` is controlled. */
  trigger?: ReactNode
  title: ReactNode
  description?: ReactNode
  footer?: ReactNode
  size?: keyof typeof width
  children?: ReactNode
}

/** A short task over the page. To ask "are you sure?" use `ConfirmDialog`; for more than a screenful a page. */
export function Dialog({
  open,
  onOpenChange,
  trigger,
  title,
  description,
  footer,
  size = 'md',
  children,
}: DialogProps) {
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      {trigger && <Primitive.Trigger asChild>{trigger}</Primitive.Trigger>}
      <Primitive.Portal>
        <Primitive.Overlay className={scrimClass} />
        <Primitive.Content
          {...(description ? {} : { 'aria-describedby': undefined })}
          className={cn(
            'fixed inset-x-4 top-1/2 z-50 mx-auto flex max-h-[calc(100dvh-2rem)] -translate-y-1/2 animate-rise flex-col rounded-lg border border-line bg-raised shadow-lg focus:outline-none',
            width[size],
          )}
        >
          <div className="flex items-start gap-4 px-5 pt-4.5 pb-3">
            <div className="min-w-0 flex-1">
              <Primitive.Title className="font-semibold text-lg">{title}</Primitive.Title>
              {description && (
                <Primitive.Description className="mt-0.5 text-muted text-sm">
                  {description}
                </Primitive.Description>
              )}
            </div>
            <Primitive.Close asChild>
              <IconButton label="Close" size="sm" className="-mr-2">
                <X aria-hidden />
              </IconButton>
            </Primitive.Close>
          </div>
          <div className="min-h-0 flex-1 overflow-y-auto px-5 pb-5">{children}</div>
          {footer && <div className="flex flex-wrap justify-end gap-2 border-t px-5 py-3.5">{footer}</div>}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  )
}

export const DialogClose = Primitive.Close
