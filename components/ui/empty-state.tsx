import type { ReactNode } from 'react'
import { cn } from './cn'

export type EmptyStateProps = {
  icon?: ReactNode
  /** What is not here, in a sentence. */
  title: ReactNode
  /** When it will be, or what brings it. */
  description?: ReactNode
  action?: ReactNode
  /** It stands for the whole page, and its title is the page's h1. */
  page?: boolean
  className?: string
}

export function EmptyState({ icon, title, description, action, page, className }: EmptyStateProps) {
  return (
    <div className={cn('grid justify-items-center gap-1 px-6 py-10 text-center', className)}>
      {icon && (
        <span
          aria-hidden
          className="mb-2 grid size-11 place-items-center rounded-md bg-sunken text-muted [&_svg]:size-5"
        >
          {icon}
        </span>
      )}
      {page ? <h1 className="font-semibold text-lg">{title}</h1> : <p className="font-medium">{title}</p>}
      {description && <p className="max-w-sm text-muted text-sm">{description}</p>}
      {action && <div className="mt-3">{action}</div>}
    </div>
  )
}
