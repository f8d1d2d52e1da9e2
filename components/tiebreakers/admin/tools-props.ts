import type { OwnAct } from '@/hooks/tiebreakers/use-tiebreaker-web-socket'
import type { TiebreakerView } from '@/lib/contracts/views'

export interface ToolsProps {
  /** A live one. */
  tiebreaker: TiebreakerView
  onDone?: (act: OwnAct) => void
}
