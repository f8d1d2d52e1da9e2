import type { RoundState } from '@/lib/contracts/views'
import { AppError } from '@/lib/platform/app-error'

export const roundClosed = () =>
  new AppError('round_closed', 'This round has closed. What was submitted before the close counts.')

export const wrongState = (state: RoundState | string, needed: string) =>
  new AppError('round_state', `This round is ${state}; that can only be done while it is ${needed}.`, {
    state,
  })

export const bidTooHighNow = (roundName: string) =>
  new AppError(
    'conflict',
    `Your team has bids in “${roundName}” that this would make too high: each place still to fill keeps back the minimum bid. Lower them first, or buy after the round.`,
  )
