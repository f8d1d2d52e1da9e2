import type { LiveEvent } from '@/lib/contracts/events'
import { isIn, leaderBefore } from '../tiebreakers/tiebreaker-state'
import type { EventToast, ToastContext } from './toast-context'

/** Outbid: to the team that led until this bid. On the tiebreaker's own page it is seen. */
export function bidToast(event: LiveEvent<'tiebreaker_bid'>, context: ToastContext): EventToast | null {
  const { tiebreaker, bid } = event.data
  if (context.teamId === null || tiebreaker.id === context.shownTiebreakerId) return null
  if (leaderBefore(tiebreaker) !== context.teamId) return null
  const price = context.price(bid.amount, tiebreaker.currencyId)
  return {
    id: `tiebreaker/${tiebreaker.id}/${tiebreaker.version}`,
    kind: 'warning',
    text: `You are outbid for ${tiebreaker.player.name}: ${price}`,
  }
}

/** It has opened, or it is over, to the tied teams. That a team has won is told with its squad. */
export function tiebreakerToast(
  event: LiveEvent<'tiebreaker_update'>,
  context: ToastContext,
): EventToast | null {
  const { tiebreaker, change } = event.data
  const { player, currencyId, outcome } = tiebreaker
  if (!isIn(tiebreaker, context.teamId) || tiebreaker.id === context.shownTiebreakerId) return null
  const id = `tiebreaker/${tiebreaker.id}/${tiebreaker.version}`
  if (change === 'opened') {
    const tied = context.price(tiebreaker.tiedAmount, currencyId)
    return { id, kind: 'warning', text: `A tiebreaker has opened for ${player.name}: tied at ${tied}` }
  }
  if (change !== 'decided' || !outcome || outcome.teamId === context.teamId) return null
  const price = context.price(outcome.amount, currencyId)
  return {
    id,
    kind: 'info',
    text: `${context.teamName(outcome.teamId)} won the tiebreaker for ${player.name}: ${price}`,
  }
}
