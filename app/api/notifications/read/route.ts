import { readNotifications as endpoint } from '@/lib/contracts/endpoints'
import { takeTry } from '@/lib/server/auth/rate-limit'
import { inTransaction } from '@/lib/server/events/unit-of-work'
import { handle } from '@/lib/server/http/handle'
import { readNotifications } from '@/lib/server/notifications/commands/read-notifications'

export const POST = handle(endpoint, async ({ viewer, body }) => {
  await takeTry('read:user', viewer.userId)
  return inTransaction({ userId: viewer.userId }, (uow) => readNotifications(uow, viewer.userId, body))
})
