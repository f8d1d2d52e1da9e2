import { StatusPill } from '@/components/ui/status-pill'
import type { Tone } from '@/components/ui/tone'
import type { RoundState } from '@/lib/contracts/views'
import { stateWord } from '../words'

const tones: Record<RoundState, Tone> = {
  draft: 'neutral',
  open: 'accent',
  closed: 'info',
  resolving: 'accent',
  finalized: 'neutral',
  cancelled: 'warning',
}

export function RoundStatus({ state }: { state: RoundState }) {
  return (
    <StatusPill tone={tones[state]} live={state === 'open' || state === 'resolving'}>
      {stateWord[state]}
    </StatusPill>
  )
}
