import { AppError } from '@/lib/platform/app-error'

export const leagueQueueFull = (most: number) =>
  new AppError(
    'queue_full',
    `${most} transactions wait in this league already. Try again when some of them are done.`,
  )

export const ownQueueFull = (most: number) =>
  new AppError('queue_full', `${most} of your transactions wait already. Let some of them be done first.`)

export const ended = (state: string) =>
  new AppError('conflict', `This transaction is ${state} already; nothing was changed.`)

export const notFailed = () =>
  new AppError('conflict', 'Only a failed transaction can be tried again. Nothing was changed.')

export const retriedBefore = (number: number) =>
  new AppError('conflict', `This transaction is tried again already, as number ${number}.`)

export const onlyCommissioners = () =>
  new AppError('forbidden', 'Only a commissioner of this league may move money by hand.')

export const noLongerMember = () =>
  new AppError('forbidden', 'Whoever queued this is no longer in the league.')

export const notYourTeamAnyMore = () =>
  new AppError('forbidden', 'Whoever queued this no longer runs the team that was to buy it.')
