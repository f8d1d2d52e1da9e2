import type { Tone } from '@/components/ui/tone'
import type { LeagueView, QueuedState, QueuedTransactionView } from '@/lib/contracts/views'
import { formatMoney } from '@/lib/domain/money/format'

export const queuedStates: Record<QueuedState, { word: string; tone: Tone }> = {
  queued: { word: 'Waiting', tone: 'neutral' },
  retrying: { word: 'Trying again', tone: 'warning' },
  done: { word: 'Done', tone: 'positive' },
  failed: { word: 'Refused', tone: 'negative' },
  discarded: { word: 'Discarded', tone: 'neutral' },
}

type Words = Pick<LeagueView, 'teams' | 'currencies'>

/** What a queued transaction is to move, in a line: '+£5.00 to Night Herons'. */
export function movesWhat(transaction: QueuedTransactionView, league: Words): string {
  const { kind, lines, lineCount, purchase } = transaction
  if (purchase) return `${purchase.itemName} for ${teamName(league, purchase.teamId)}`
  const [first, second] = lines.map((line) => ({ ...placeOf(league, line.walletId), amount: line.amount }))
  if (kind === 'transfer' && first && second) {
    return `${money(second.amount, second.currency)} from ${first.team} to ${second.team}`
  }
  if (!first) return ''
  if (lineCount === 1) {
    const way = first.amount.startsWith('-') ? 'from' : 'to'
    return `${money(first.amount, first.currency, true)} ${way} ${first.team}`
  }
  const isSame = lines.every(({ amount }) => amount === first.amount)
  return isSame && first.currency
    ? `${money(first.amount, first.currency, true)} for each of ${lineCount} teams`
    : `${lineCount} wallets, each its own amount`
}

function placeOf({ teams, currencies }: Words, walletId: string) {
  for (const team of teams) {
    const wallet = team.wallets.find(({ id }) => id === walletId)
    if (wallet) return { team: team.name, currency: currencies.find(({ id }) => id === wallet.currencyId) }
  }
  return { team: 'a team', currency: undefined }
}

const teamName = ({ teams }: Words, teamId: string) => teams.find(({ id }) => id === teamId)?.name ?? 'a team'

function money(amount: string, currency: Words['currencies'][number] | undefined, signed = false): string {
  if (!currency) return amount
  return formatMoney(BigInt(amount), currency, { sign: signed ? 'always' : 'auto' })
}
