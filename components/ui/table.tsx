import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react'
import type { ComponentProps, ReactNode } from 'react'
import { cn } from './cn'

export type TableProps = ComponentProps<'table'> & {
  /** Its accessible name; the scroll region's too. */
  label: string
  /** Below `sm` each row becomes two lines: see `lead` and `label` of `Td`. */
  stack?: boolean
  /** Scrolls inside itself under a sticky header: '28rem'. */
  maxHeight?: string
}

/** Dense rows of figures. For rows that are opened or tapped use `ListRow`, for thousands `VirtualList`. */
export function Table({ label, stack, maxHeight, className, ...props }: TableProps) {
  return (
    // A region that may scroll can be reached and scrolled by keyboard.
    <section
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scroll region must take focus
      tabIndex={0}
      className="relative overflow-auto -outline-offset-2"
      style={{ maxHeight }}
    >
      <table
        aria-label={label}
        {...props}
        data-stack={stack || undefined}
        className={cn('group/table w-full border-separate border-spacing-0 text-base', className)}
      />
    </section>
  )
}

export function THead(props: ComponentProps<'thead'>) {
  return <thead {...props} className={cn('max-sm:group-data-stack/table:sr-only', props.className)} />
}

export function TBody(props: ComponentProps<'tbody'>) {
  return <tbody {...props} />
}

export function Tr({ className, selected, ...props }: ComponentProps<'tr'> & { selected?: boolean }) {
  return (
    <tr
      {...props}
      data-selected={selected || undefined}
      className={cn(
        'group/row data-selected:mark [tbody>&]:hover:bg-text/4',
        'max-sm:group-data-stack/table:flex max-sm:group-data-stack/table:flex-wrap max-sm:group-data-stack/table:items-center max-sm:group-data-stack/table:gap-x-4 max-sm:group-data-stack/table:gap-y-1 max-sm:group-data-stack/table:border-b max-sm:group-data-stack/table:px-4 max-sm:group-data-stack/table:py-2.5 max-sm:group-data-stack/table:last:border-b-0',
        // The line's end: what leads and the last cell stand before it, the rest after.
        "max-sm:group-data-stack/table:before:order-2 max-sm:group-data-stack/table:before:basis-full max-sm:group-data-stack/table:before:content-['']",
        className,
      )}
    />
  )
}

export type ThProps = Omit<ComponentProps<'th'>, 'onClick'> & {
  numeric?: boolean
  sort?: 'ascending' | 'descending' | 'none'
  onSort?: () => void
}

export function Th({ numeric, sort, onSort, className, children, ...props }: ThProps) {
  const Arrow = sort === 'ascending' ? ArrowUp : sort === 'descending' ? ArrowDown : ChevronsUpDown
  return (
    <th
      scope="col"
      aria-sort={sort}
      {...props}
      className={cn(
        'sticky top-0 z-1 h-9 whitespace-nowrap border-b bg-surface px-3 text-left font-medium text-muted text-sm first:pl-4 last:pr-4 md:last:pr-5 md:first:pl-5',
        numeric && 'text-right',
        className,
      )}
    >
      {onSort ? (
        <button type="button" onClick={onSort} className="tap inline-flex items-center gap-1 hover:text-text">
          {children}
          <Arrow aria-hidden className={cn('size-3.5', sort === 'none' && 'opacity-60')} />
        </button>
      ) : (
        children
      )}
    </th>
  )
}

export type TdProps = ComponentProps<'td'> & {
  numeric?: boolean
  /** When stacked: begins the first line, which the last cell ends; the others follow on the second. */
  lead?: boolean
  /** When stacked: the column's name, before what is in it. */
  label?: ReactNode
}

export function Td({ numeric, lead, label, className, children, ...props }: TdProps) {
  return (
    <td
      {...props}
      className={cn(
        'h-11 border-b px-3 py-1.5 first:pl-4 last:pr-4 group-last/row:border-b-0 md:last:pr-5 md:first:pl-5',
        'max-sm:group-data-stack/table:order-3 max-sm:group-data-stack/table:h-auto max-sm:group-data-stack/table:border-0 max-sm:group-data-stack/table:p-0! max-sm:group-data-stack/table:text-left max-sm:group-data-stack/table:text-sm',
        numeric && 'figure whitespace-nowrap text-right',
        'max-sm:group-data-stack/table:last:order-1 max-sm:group-data-stack/table:last:ml-auto max-sm:group-data-stack/table:last:text-base',
        lead &&
          'max-sm:group-data-stack/table:order-0 max-sm:group-data-stack/table:min-w-0 max-sm:group-data-stack/table:flex-1 max-sm:group-data-stack/table:text-base',
        className,
      )}
    >
      {label && <span className="hidden text-muted max-sm:group-data-stack/table:inline">{label} </span>}
      {children}
    </td>
  )
}
