import { submitTiebreakerBid } from '@/lib/contracts/endpoints'
import { takeTry } from '@/lib/server/auth/rate-limit'
import { handle } from '@/lib/server/http/handle'
import { runOnce } from '@/lib/server/idempotency/run-once'
import { enterOwnPlace } from '@/lib/server/tiebreakers/access'
import { submitBid } from '@/lib/server/tiebreakers/commands/submit-bid'
import { startHearing } from '@/lib/server/tiebreakers/hearing'

export const POST = handle(
  submitTiebreakerBid,
  async ({ params, body, viewer, claim, arrivedAt }) => {
    await takeTry('tiebreaker:user', viewer.userId)
    const at = await enterOwnPlace(viewer, params.id)
    // In time or not is the instant of its arrival, not of its turn.
    return runOnce({ scope: at.leagueId, actor: viewer, claim, now: arrivedAt }, (uow) =>
      submitBid(uow, at, body.amount),
    )
  },
  ({ id }) => startHearing(String(id)),
)
