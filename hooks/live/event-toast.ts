import type { LiveEvent } from '@/lib/contracts/events'
import type { MoneyKind } from '@/lib/contracts/views'
import { bidToast, tiebreakerToast } from './tiebreaker-toast'
import type { EventToast, ToastContext } from './toast-context'

/** What to tell about an event; null: it is seen on the page and needs no words. Pure. */
export function eventToast(event: LiveEvent, context: ToastContext): EventToast | null {
  switch (event.type) {
    case 'squad_update':
      return squadToast(event, context)
    case 'wallet_update':
      return walletToast(event, context)
    case 'round_update':
      return roundToast(event)
    case 'tiebreaker_bid':
      return bidToast(event, context)
    case 'tiebreaker_update':
      return tiebreakerToast(event, context)
    default:
      return null
  }
}

function squadToast(event: LiveEvent<'squad_update'>, context: ToastContext): EventToast | null {
  const { squad, because } = event.data
  if (because.kind !== 'award' || because.playerIds.length === 0) return null
  const names = squad.entries
    .filter(({ playerId }) => because.playerIds.includes(playerId))
    .map(({ name }) => name)
  const what = listOf(names, because.playerIds.length)
  const mine = squad.teamId === context.teamId
  // Twenty teams win at once when a round is finalized; the round's own toast speaks for all the others.
  if (!mine && squad.teamId !== context.shownTeamId) return null
  return {
    id: `squad/${squad.teamId}/${squad.version}`,
    kind: mine ? 'success' : 'info',
    text: mine ? `You won ${what}.` : `${context.teamName(squad.teamId)} won ${what}.`,
  }
}

/** Awards are told by the squad, holds by the form that placed them. */
const MONEY_WORDS: Partial<Record<MoneyKind, string>> = {
  refund: 'Refund',
  purchase: 'Purchase',
  income: 'Income',
  adjustment: 'Adjustment',
  reversal: 'Reversal',
  opening: 'Opening balance',
}

function walletToast(event: LiveEvent<'wallet_update'>, context: ToastContext): EventToast | null {
  const { wallet, because } = event.data
  if (wallet.teamId !== context.teamId) return null
  const id = `wallet/${wallet.id}/${wallet.version}`
  if (because.kind === 'freeze') {
    return {
      id,
      kind: 'warning',
      text: `Your wallet is frozen (${because.reason}). Its money stays as it is.`,
    }
  }
  if (because.kind === 'unfreeze') {
    return { id, kind: 'success', text: `Your wallet is no longer frozen (${because.reason}).` }
  }
  const word = MONEY_WORDS[because.kind]
  if (!word) return null
  const amount = context.money(because.amount, wallet.currencyId)
  return {
    id,
    kind: because.amount.startsWith('-') ? 'warning' : 'success',
    text: `${word}: ${amount}${because.reason ? ` (${because.reason})` : ''}`,
  }
}

const ROUND_WORDS = {
  opened: 'is open for bids.',
  closed: 'is closed.',
  resolved_part: 'goes into tiebreakers.',
  finalized: 'is finalized.',
  cancelled: 'was cancelled.',
} as const

function roundToast(event: LiveEvent<'round_update'>): EventToast | null {
  const { round, change } = event.data
  if (change === 'created' || change === 'edited') return null
  return {
    // Each tiebreaker that is over brings more awards; that the round is in tiebreakers is told once.
    id: change === 'resolved_part' ? `round/${round.id}/${change}` : `round/${round.id}/${round.version}`,
    kind: change === 'cancelled' ? 'warning' : 'info',
    text: `${round.name} ${ROUND_WORDS[change]}`,
  }
}

const NAMED = 3

function listOf(names: string[], total: number): string {
  if (names.length === 0) return total === 1 ? 'a player' : `${total} players`
  const rest = total - Math.min(names.length, NAMED)
  const shown = names.slice(0, NAMED).join(', ')
  return rest > 0 ? `${shown} and ${rest} more` : shown
}
