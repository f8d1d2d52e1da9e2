import type { z } from 'zod'
import { batchPayload } from '@/lib/contracts/endpoints/queue'
import { balanceManager } from '@/lib/server/ledger/balance-manager'
import { mayMove, moveByHand } from './by-hand'
import type { Handler } from './handler'

type Payload = z.output<typeof batchPayload>

/** Many wallets changed by a commissioner, all of them or none. */
export const batchAdjustment: Handler<Payload> = {
  payload: batchPayload,
  async prepare(uow, scope, payload) {
    const wallets = payload.changes.map(({ walletId }) => walletId)
    await mayMove(uow, scope, wallets)
    return { payload }
  },
  carryOut(uow, scope, { payload, reason, cause }) {
    const { leagueId } = scope
    const { changes } = payload
    const command = { leagueId, actor: uow.actor, reason, cause, changes, within: uow }
    return moveByHand(uow, scope, { changes, reason }, () => balanceManager.batchUpdateBalances(command))
  },
}
