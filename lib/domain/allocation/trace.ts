import type { Candidate, Decision } from './candidate'
import type { TraceCandidate, TraceStep } from './types'

/** What was seen and decided at one step, for "Why did I lose?". */
export function traceStep(
  step: number,
  playerId: string,
  candidates: readonly Candidate[],
  decision: Decision,
): TraceStep {
  const amount = candidates[0]?.amount ?? 0n
  return { step, playerId, amount, candidates: candidates.map(traceOf), outcome: outcomeOf(decision) }
}

function traceOf({ teamId, remaining, spendable, openSlots, refused }: Candidate): TraceCandidate {
  const seen = { teamId, remaining: BigInt(remaining), spendable: BigInt(spendable), openSlots }
  return refused ? { ...seen, refused } : seen
}

function outcomeOf(decision: Decision): TraceStep['outcome'] {
  switch (decision.kind) {
    case 'passed':
      return { kind: 'passed' }
    case 'awarded': {
      const { winner, decidedBy } = decision
      return { kind: 'awarded', teamId: winner.teamId, ...(decidedBy && { decidedBy }) }
    }
    case 'tie_pending':
      return { kind: 'tie_pending', teamIds: decision.leaders.map(({ teamId }) => teamId) }
  }
}
