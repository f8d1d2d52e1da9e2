import { AppError } from '@/lib/platform/app-error'

export const noSuchMessage = () => new AppError('not_found', 'There is no such message in this chat.')

export const notYourMessage = () => new AppError('forbidden', 'Only who wrote a message may change it.')

export const messageDeleted = () =>
  new AppError('conflict', 'This message was deleted and cannot be changed any more.')

/** Of another chat, or of none: a fault of the request, not of the chat. */
export const cannotAnswer = () =>
  new AppError('invalid_request', 'The message that you answer is not in this chat.')
