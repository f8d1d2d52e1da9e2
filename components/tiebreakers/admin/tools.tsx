'use client'

import { DecideDialog } from './decide-dialog'
import { ExtendDialog } from './extend-dialog'
import { PauseDialog, ResumeDialog } from './pause-dialog'
import type { ToolsProps } from './tools-props'

/** Stop the clock, give it more time, or decide. */
export function Tools(props: ToolsProps) {
  return (
    <div className="flex flex-wrap gap-2">
      {props.tiebreaker.state === 'open' ? <PauseDialog {...props} /> : <ResumeDialog {...props} />}
      <ExtendDialog {...props} />
      <DecideDialog {...props} />
    </div>
  )
}
