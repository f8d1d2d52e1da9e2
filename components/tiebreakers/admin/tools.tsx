'use client'

import type { OwnAct } from '@/hooks/tiebreakers/use-tiebreaker-web-socket'
import type { TiebreakerView } from '@/lib/contracts/views'
import { DecideDialog } from './decide-dialog'
import { ExtendDialog } from './extend-dialog'
import { PauseDialog, ResumeDialog } from './pause-dialog'

export interface ToolsProps {
  /** A live one. */
  tiebreaker: TiebreakerView
  onDone?: (act: OwnAct) => void
}

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
