'use client'

import { X } from 'lucide-react'
import { Dialog as Primitive } from 'radix-ui'
import { cn } from './cn'
import { type DialogProps, scrimClass } from './dialog'
import { IconButton } from './icon-button'

export type SheetProps = Omit<DialogProps, 'size'> & { wide?: boolean }

/** Detail or a longer form beside the page: from the bottom on a phone, from the right from `md` up. */
export function Sheet({
  open,
  onOpenChange,
  trigger,
  title,
  description,
  footer,
  wide,
  children,
}: SheetProps) {
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      {trigger && <Primitive.Trigger asChild>{trigger}</Primitive.Trigger>}
      <Primitive.Portal>
        <Primitive.Overlay className={scrimClass} />
        <Primitive.Content
          {...(description ? {} : { 'aria-describedby': undefined })}
          className={cn(
            'fixed inset-x-0 bottom-0 z-50 flex max-h-[88dvh] animate-slide-up flex-col rounded-t-lg border-line border-t bg-raised shadow-lg focus:outline-none',
            'md:inset-y-0 md:right-0 md:left-auto md:max-h-none md:animate-slide-in md:rounded-none md:border-t-0 md:border-l',
            wide ? 'md:w-[42rem]' : 'md:w-[26rem]',
          )}
        >
          <span aria-hidden className="mx-auto mt-2 h-1 w-9 shrink-0 rounded-full bg-line md:hidden" />
          <div className="flex items-center gap-4 border-b px-5 py-3.5">
            <div className="min-w-0 flex-1">
              <Primitive.Title className="font-semibold text-lg">{title}</Primitive.Title>
              {description && (
                <Primitive.Description className="text-muted text-sm">{description}</Primitive.Description>
              )}
            </div>
            <Primitive.Close asChild>
              <IconButton label="Close" size="sm" className="-mr-2">
                <X aria-hidden />
              </IconButton>
            </Primitive.Close>
          </div>
          <div className="min-h-0 flex-1 overflow-y-auto px-5 py-4">{children}</div>
          {footer && (
            <div className="flex flex-wrap justify-end gap-2 border-t px-5 pt-3.5 pb-[max(0.875rem,env(safe-area-inset-bottom))]">
              {footer}
            </div>
          )}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  )
}
