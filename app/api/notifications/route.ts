import { listNotifications as endpoint } from '@/lib/contracts/endpoints'
import { handle } from '@/lib/server/http/handle'
import { listNotifications } from '@/lib/server/notifications/data'

export const GET = handle(endpoint, ({ viewer, query }) => listNotifications(viewer, query))
