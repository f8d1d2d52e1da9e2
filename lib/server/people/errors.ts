import type { ConnectionRefusal } from '@/lib/domain/connection/change-connection'
import { AppError, notFound } from '@/lib/platform/app-error'

const sentences: Record<Exclude<ConnectionRefusal, 'unknown'>, string> = {
  blocked: 'You have blocked this person. Unblock them first.',
  not_blocked: 'You have not blocked this person.',
  asked: 'You have asked already. They can still answer.',
  connected: 'You are connected already.',
  not_connected: 'You are not connected any more.',
  not_asked: 'There is no such request any more. Look again at how you stand.',
}

/** An act that does not fit how two people stand. */
export const refusedAct = (why: ConnectionRefusal): AppError =>
  why === 'unknown' ? notFound() : new AppError('conflict', sentences[why])
