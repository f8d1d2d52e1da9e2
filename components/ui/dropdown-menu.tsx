'use client'

import { Check } from 'lucide-react'
import { DropdownMenu as Primitive } from 'radix-ui'
import { type ComponentProps, type ReactNode, useRef, useState } from 'react'
import { cn } from './cn'

const itemClass =
  'flex min-h-9 cursor-pointer select-none items-center gap-2.5 rounded-xs px-2.5 py-1.5 text-base outline-none data-disabled:pointer-events-none data-highlighted:bg-text/8 data-disabled:opacity-50 pointer-coarse:min-h-11 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-muted'

export type DropdownMenuProps = {
  /** One element: a Button or IconButton. */
  trigger: ReactNode
  align?: 'start' | 'end'
  /** Its accessible name, when the trigger's is not enough. */
  label?: string
  /** Where the focus goes when it closes, if not back to the trigger. */
  onCloseAutoFocus?: (event: Event) => void
  className?: string
  children: ReactNode
}

export function DropdownMenu(props: DropdownMenuProps) {
  const { trigger, align = 'end', label, onCloseAutoFocus, className, children } = props
  const button = useRef<HTMLButtonElement>(null)
  const [container, setContainer] = useState<HTMLElement | null>(null)
  return (
    <Primitive.Root modal={false} onOpenChange={(open) => open && setContainer(landmarkOf(button.current))}>
      <Primitive.Trigger ref={button} asChild>
        {trigger}
      </Primitive.Trigger>
      <Primitive.Portal container={container}>
        <Primitive.Content
          align={align}
          sideOffset={6}
          collisionPadding={12}
          onCloseAutoFocus={onCloseAutoFocus}
          {...(label ? { 'aria-label': label, 'aria-labelledby': undefined } : {})}
          className={cn(
            'z-50 max-h-(--radix-dropdown-menu-content-available-height) min-w-52 animate-rise overflow-y-auto rounded-md border border-line bg-raised p-1 shadow-md',
            className,
          )}
        >
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  )
}

/** Inside the page's landmark, so that it belongs somewhere; over a dialog at the end of the body, as Radix does. */
function landmarkOf(trigger: HTMLElement | null) {
  return trigger?.closest('[role=dialog],[role=alertdialog]') ? null : document.getElementById('main')
}

type ItemProps = ComponentProps<typeof Primitive.Item> & { icon?: ReactNode; danger?: boolean }

/** With `asChild`, give a link as the only child. */
export function MenuItem({ icon, danger, className, children, asChild, ...props }: ItemProps) {
  return (
    <Primitive.Item
      {...props}
      asChild={asChild}
      className={cn(itemClass, danger && 'text-negative [&_svg]:text-negative', className)}
    >
      {asChild ? (
        children
      ) : (
        <>
          {icon}
          <span className="min-w-0 flex-1">{children}</span>
        </>
      )}
    </Primitive.Item>
  )
}

export function MenuRadioItem({ className, children, ...props }: ComponentProps<typeof Primitive.RadioItem>) {
  return (
    <Primitive.RadioItem {...props} className={cn(itemClass, 'pl-2', className)}>
      <span className="grid size-4 place-items-center">
        <Primitive.ItemIndicator>
          <Check aria-hidden className="text-accent-text!" />
        </Primitive.ItemIndicator>
      </span>
      <span className="min-w-0 flex-1">{children}</span>
    </Primitive.RadioItem>
  )
}

export const MenuRadioGroup = Primitive.RadioGroup

export function MenuLabel(props: ComponentProps<typeof Primitive.Label>) {
  return <Primitive.Label {...props} className={cn('px-2.5 py-1.5 text-muted text-sm', props.className)} />
}

export function MenuSeparator() {
  return <Primitive.Separator className="my-1 h-px bg-line" />
}
