import { StatusPill } from '@/components/ui/status-pill'
import type { Tone } from '@/components/ui/tone'
import type { TiebreakerState } from '@/lib/contracts/views'
import { stateWord } from '../words'

const tones: Record<TiebreakerState, Tone> = {
  open: 'accent',
  paused: 'warning',
  decided: 'neutral',
  cancelled: 'warning',
}

export function TiebreakerStatus({ state }: { state: TiebreakerState }) {
  return (
    <StatusPill tone={tones[state]} live={state === 'open'}>
      {stateWord[state]}
    </StatusPill>
  )
}
