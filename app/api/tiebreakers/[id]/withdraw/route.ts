import { withdrawFromTiebreaker } from '@/lib/contracts/endpoints'
import { takeTry } from '@/lib/server/auth/rate-limit'
import { handle } from '@/lib/server/http/handle'
import { runOnce } from '@/lib/server/idempotency/run-once'
import { enterOwnPlace } from '@/lib/server/tiebreakers/access'
import { withdraw } from '@/lib/server/tiebreakers/commands/withdraw'
import { startHearing } from '@/lib/server/tiebreakers/hearing'

export const POST = handle(
  withdrawFromTiebreaker,
  async ({ params, viewer, claim, arrivedAt }) => {
    await takeTry('tiebreaker:user', viewer.userId)
    const at = await enterOwnPlace(viewer, params.id)
    const tiebreaker = await runOnce({ scope: at.leagueId, actor: viewer, claim, now: arrivedAt }, (uow) =>
      withdraw(uow, at),
    )
    return { tiebreaker }
  },
  ({ id }) => startHearing(String(id)),
)
