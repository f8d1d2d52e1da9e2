'use client'

import { PageProblem, type PageProblemProps } from '@/components/shell/page-problem'
import './globals.css'

/** When even the outermost layout failed. */
export default function GlobalError(props: PageProblemProps) {
  return (
    <html lang="en">
      <body>
        <main id="main">
          <PageProblem {...props} />
        </main>
      </body>
    </html>
  )
}
