import type { ComponentProps, ReactNode } from 'react'
import { cn } from './cn'

export type PanelProps = Omit<ComponentProps<'section'>, 'title'> & {
  title?: ReactNode
  description?: ReactNode
  /** At the end of the header's line. */
  actions?: ReactNode
  footer?: ReactNode
  /** Under the lamp: the panel is live or waits for this person. At most one or two a page. */
  lit?: boolean
  /** No padding: for tables and lists that run edge to edge. */
  flush?: boolean
  headingLevel?: 2 | 3
}

export function Panel(props: PanelProps) {
  const {
    title,
    description,
    actions,
    footer,
    lit,
    flush,
    headingLevel = 2,
    className,
    children,
    ...rest
  } = props
  const Heading = headingLevel === 3 ? 'h3' : 'h2'
  return (
    <section
      {...rest}
      className={cn(
        'relative min-w-0 rounded-md border border-line bg-surface',
        lit &&
          'lamp before:absolute before:-inset-x-px before:-top-px before:h-0.5 before:rounded-t-md before:bg-accent',
        className,
      )}
    >
      {(title || actions) && (
        <header
          className={cn('flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3 md:px-5', flush && 'border-b')}
        >
          <div className="min-w-0 flex-1">
            {title && <Heading className="font-semibold text-lg">{title}</Heading>}
            {description && <p className="text-muted text-sm">{description}</p>}
          </div>
          {actions && <div className="flex items-center gap-2">{actions}</div>}
        </header>
      )}
      <div
        className={cn(!flush && 'px-4 pb-4 md:px-5 md:pb-5', !flush && !title && !actions && 'pt-4 md:pt-5')}
      >
        {children}
      </div>
      {footer && <footer className="border-t px-4 py-3 text-muted text-sm md:px-5">{footer}</footer>}
    </section>
  )
}
