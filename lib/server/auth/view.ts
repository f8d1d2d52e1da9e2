import type { OpenedSessionView } from '@/lib/contracts/views'
import type { Session } from '@/prisma/generated/client'
import { deviceName } from './device'

/** A session as its person is shown it, in every browser alike. */
export const toOpenedSession = (
  row: Pick<Session, 'id' | 'userAgent' | 'address' | 'createdAt' | 'lastSeenAt'>,
): OpenedSessionView => ({
  id: row.id,
  device: deviceName(row.userAgent),
  address: row.address,
  createdAt: row.createdAt.toISOString(),
  lastSeenAt: row.lastSeenAt.toISOString(),
})
