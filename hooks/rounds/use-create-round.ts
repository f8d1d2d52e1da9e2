'use client'

import type { BodyIn } from '@/lib/contracts/endpoint'
import { createRound, openRound } from '@/lib/contracts/endpoints'
import type { RoundView } from '@/lib/contracts/views'
import { useIdempotentMutation } from './use-idempotent-mutation'

export interface CreatedRound {
  round: RoundView
  /** It was drafted, and could not be opened. */
  failedToOpen: Error | null
}

/** Drafts a round and, when it is to open at once, opens it. A draft that cannot be opened is not lost. */
export function useCreateRound(leagueId: string) {
  const create = useIdempotentMutation(createRound)
  const open = useIdempotentMutation(openRound)
  const run = async (body: BodyIn<typeof createRound>, closesAt: Date | null): Promise<CreatedRound> => {
    const { round } = await create.mutateAsync({ params: { leagueId }, body })
    if (!closesAt) return { round, failedToOpen: null }
    try {
      const opened = await open.mutateAsync({
        params: { roundId: round.id },
        body: { closesAt: closesAt.toISOString() },
      })
      return { round: opened.round, failedToOpen: null }
    } catch (error) {
      return { round, failedToOpen: error instanceof Error ? error : new Error('It could not be opened.') }
    }
  }
  return { run, isPending: create.isPending || open.isPending }
}
