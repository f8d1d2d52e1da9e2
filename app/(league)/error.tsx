'use client'

import { PageProblem, type PageProblemProps } from '@/components/shell/page-problem'

/** Outside every frame: a page without a shell brings its own main. */
export default function LeagueError(props: PageProblemProps) {
  return (
    <main id="main" tabIndex={-1}>
      <PageProblem {...props} />
    </main>
  )
}
