'use client'

import { useState } from 'react'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Panel } from '@/components/ui/panel'
import type { ImportProblem } from '@/lib/contracts/endpoints/players'

const FIRST = 8

export type ProblemsPanelProps = {
  title: string
  tone: 'negative' | 'warning'
  problems: readonly ImportProblem[]
}

/** What is wrong or odd, by the line of the file as an editor counts. */
export function ProblemsPanel({ title, tone, problems }: ProblemsPanelProps) {
  const [all, setAll] = useState(false)
  const shown = all ? problems : problems.slice(0, FIRST)
  return (
    <Panel flush title={title} actions={<Badge tone={tone}>{problems.length.toLocaleString('en-GB')}</Badge>}>
      <ul
        aria-label={title}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scroll region must take focus
        tabIndex={0}
        className="max-h-96 divide-y overflow-y-auto -outline-offset-2"
      >
        {shown.map((problem, index) => (
          <li
            // biome-ignore lint/suspicious/noArrayIndexKey: a line may have two problems; the list is replaced whole
            key={index}
            className="flex items-baseline gap-4 px-4 py-2.5 md:px-5"
          >
            <span className="figure w-16 shrink-0 font-mono text-muted text-sm">line {problem.line}</span>
            <span className="min-w-0 break-words">
              {problem.message}
              {problem.column && <span className="text-muted"> Column {problem.column}.</span>}
            </span>
          </li>
        ))}
      </ul>
      {problems.length > FIRST && (
        <div className="border-t px-4 py-2 md:px-5">
          <Button size="sm" variant="ghost" onClick={() => setAll(!all)}>
            {all ? 'Show fewer' : `Show all ${problems.length.toLocaleString('en-GB')}`}
          </Button>
        </div>
      )}
    </Panel>
  )
}
