'use client'

import { ErrorState } from '@/components/ui/error-state'

export type PageProblemProps = {
  /** Next's own: `digest` is what the server's log has. */
  error: Error & { digest?: string }
  reset: () => void
}

/** In the place of a page that failed. */
export function PageProblem({ error, reset }: PageProblemProps) {
  return (
    <div className="page grid min-h-[60dvh] place-items-center">
      <ErrorState
        page
        title="This page could not be shown"
        description="Nothing was lost. Try again; if it stays, tell your commissioner what you did."
        {...(error.digest ? { reference: `Reference ${error.digest}` } : {})}
        onRetry={reset}
      />
    </div>
  )
}
