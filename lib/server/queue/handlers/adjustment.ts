import type { z } from 'zod'
import { adjustmentPayload } from '@/lib/contracts/endpoints/queue'
import { balanceManager } from '@/lib/server/ledger/balance-manager'
import type { Handler } from './handler'
import { mustBeOurs, mustRunLeague, transactionIn } from './own-wallets'

type Payload = z.output<typeof adjustmentPayload>

/** One wallet changed by a commissioner. */
export const adjustment: Handler<Payload> = {
  payload: adjustmentPayload,
  async prepare(uow, scope, payload) {
    mustRunLeague(scope)
    await mustBeOurs(uow, scope, [payload.walletId])
    return { payload }
  },
  async carryOut(uow, scope, { payload, reason, cause }) {
    mustRunLeague(scope)
    const { leagueId } = scope
    const changes = [payload]
    const done = await balanceManager.batchUpdateBalances({
      leagueId,
      actor: scope,
      reason,
      cause,
      changes,
      within: uow,
    })
    return transactionIn(done)
  },
}
