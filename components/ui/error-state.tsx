import { RotateCw, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from './button'
import { cn } from './cn'

export type ErrorStateProps = {
  /** What went wrong. */
  title: ReactNode
  /** What to do about it, and that nothing was lost if nothing was. */
  description?: ReactNode
  /** A code or id to quote when asking for help. */
  reference?: string
  onRetry?: () => void
  retrying?: boolean
  action?: ReactNode
  /** It stands for the whole page, and its title is the page's h1. */
  page?: boolean
  className?: string
}

/** In the place of something that could not be shown. */
export function ErrorState(props: ErrorStateProps) {
  const { title, description, reference, onRetry, retrying, action, page, className } = props
  return (
    <div role="alert" className={cn('grid justify-items-center gap-1 px-6 py-10 text-center', className)}>
      <span
        aria-hidden
        className="mb-2 grid size-11 place-items-center rounded-md bg-negative-soft text-negative"
      >
        <TriangleAlert className="size-5" />
      </span>
      {page ? <h1 className="font-semibold text-lg">{title}</h1> : <p className="font-medium">{title}</p>}
      {description && <p className="max-w-sm text-muted text-sm">{description}</p>}
      {reference && <p className="mt-1 font-mono text-muted text-xs">{reference}</p>}
      {(onRetry || action) && (
        <div className="mt-3 flex flex-wrap justify-center gap-2">
          {onRetry && (
            <Button onClick={onRetry} loading={retrying} icon={<RotateCw aria-hidden />}>
              Try again
            </Button>
          )}
          {action}
        </div>
      )}
    </div>
  )
}
