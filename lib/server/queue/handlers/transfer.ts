import type { z } from 'zod'
import { transferPayload } from '@/lib/contracts/endpoints/queue'
import { AppError } from '@/lib/platform/app-error'
import { balanceManager } from '@/lib/server/ledger/balance-manager'
import type { Handler } from './handler'
import { mustBeOurs, mustRunLeague, transactionIn } from './own-wallets'

type Payload = z.output<typeof transferPayload>

/** Money from one wallet to another, by a commissioner. */
export const transfer: Handler<Payload> = {
  payload: transferPayload,
  async prepare(uow, scope, payload) {
    mustRunLeague(scope)
    const { from, to } = payload
    if (from === to) throw new AppError('invalid_request', 'A wallet cannot pay itself.')
    await mustBeOurs(uow, scope, [from, to])
    return { payload }
  },
  async carryOut(uow, scope, { payload, reason, cause }) {
    mustRunLeague(scope)
    const { leagueId } = scope
    const done = await balanceManager.transfer({
      leagueId,
      actor: scope,
      reason,
      cause,
      ...payload,
      within: uow,
    })
    return transactionIn(done)
  },
}
