import type { EventData } from '@/lib/contracts/events'
import { userRoom } from '@/lib/contracts/rooms'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'

/** A numbered event like any other, to its sender alone: it takes the whole way of a fact and changes nothing. */
export function sendEcho(uow: UnitOfWork, userId: string, echo: EventData<'echo'>): void {
  uow.emit(userRoom(userId), 'echo', echo)
}
