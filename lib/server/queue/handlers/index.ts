import type { QueuedKind } from '@/lib/contracts/views'
import { adjustment } from './adjustment'
import { batchAdjustment } from './batch-adjustment'
import type { Handler } from './handler'
import { purchase } from './purchase'
import { transfer } from './transfer'

/** Everything that can be queued. */
export const handlers = {
  adjustment,
  transfer,
  batch_adjustment: batchAdjustment,
  purchase,
} satisfies Record<QueuedKind, unknown>

/** Whatever its kind: payload and handler belong together, which the request's schema and the stored kind see to. */
export const handlerOf = (kind: QueuedKind) => handlers[kind] as unknown as Handler<unknown>
