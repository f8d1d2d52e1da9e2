import type { z } from 'zod'
import { transferPayload } from '@/lib/contracts/endpoints/queue'
import { AppError } from '@/lib/platform/app-error'
import { balanceManager } from '@/lib/server/ledger/balance-manager'
import { mayMove, moveByHand } from './by-hand'
import type { Handler } from './handler'

type Payload = z.output<typeof transferPayload>

/** Money from one wallet to another, by a commissioner. */
export const transfer: Handler<Payload> = {
  payload: transferPayload,
  async prepare(uow, scope, payload) {
    const { from, to } = payload
    await mayMove(uow, scope, [from, to])
    if (from === to) throw new AppError('invalid_request', 'A wallet cannot pay itself.')
    return { payload }
  },
  carryOut(uow, scope, { payload, reason, cause }) {
    const { leagueId } = scope
    const { from, to, amount } = payload
    const changes = [
      { walletId: from, amount: -amount },
      { walletId: to, amount },
    ]
    const command = { leagueId, actor: uow.actor, reason, cause, ...payload, within: uow }
    return moveByHand(uow, scope, { changes, reason }, () => balanceManager.transfer(command))
  },
}
