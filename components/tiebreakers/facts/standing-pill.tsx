import { StatusPill } from '@/components/ui/status-pill'
import type { Tone } from '@/components/ui/tone'
import type { Standing } from '@/hooks/tiebreakers/tiebreaker-state'
import { standingWord } from '../words'

const tones: Record<Standing, Tone> = {
  leading: 'positive',
  outbid: 'negative',
  tied: 'info',
  withdrawn: 'neutral',
}

/** How my own team stands. */
export function StandingPill({ standing }: { standing: Standing }) {
  return <StatusPill tone={tones[standing]}>{standingWord[standing]}</StatusPill>
}
