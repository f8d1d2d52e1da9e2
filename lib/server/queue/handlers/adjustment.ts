import type { z } from 'zod'
import { adjustmentPayload } from '@/lib/contracts/endpoints/queue'
import { batchAdjustment } from './batch-adjustment'
import { mayMove } from './by-hand'
import type { Handler } from './handler'

type Payload = z.output<typeof adjustmentPayload>

/** One wallet changed by a commissioner. */
export const adjustment: Handler<Payload> = {
  payload: adjustmentPayload,
  async prepare(uow, scope, payload) {
    await mayMove(uow, scope, [payload.walletId])
    return { payload }
  },
  carryOut(uow, scope, turn) {
    return batchAdjustment.carryOut(uow, scope, { ...turn, payload: { changes: [turn.payload] } })
  },
}
