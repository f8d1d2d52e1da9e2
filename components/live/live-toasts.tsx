'use client'

import { useParams } from 'next/navigation'
import { toast } from '@/components/ui/toaster'
import { useLeague } from '@/hooks/leagues/league-context'
import { useEventToasts } from '@/hooks/live/use-event-toasts'
import { useMyTiebreakers } from '@/hooks/tiebreakers/use-my-tiebreakers'
import { leagueRoom, teamRoom, tiebreakerRoom } from '@/lib/contracts/rooms'
import { formatMoney } from '@/lib/domain/money/format'

/** Tells of what others did in the league, wherever in it one is. */
export function LiveToasts() {
  const league = useLeague()
  const { id, me, teams, currencies } = league
  const params = useParams<{ teamId?: string; tiebreakerId?: string }>()
  const tiebreakers = useMyTiebreakers(league).map((tiebreaker) => tiebreakerRoom(tiebreaker.id))
  const rooms = [leagueRoom(id), ...(me.teamId ? [teamRoom(me.teamId)] : []), ...tiebreakers.sort()]
  const print = (amount: string, currencyId: string, sign: 'auto' | 'always') => {
    const currency = currencies.find((candidate) => candidate.id === currencyId)
    return currency ? formatMoney(BigInt(amount), currency, { sign }) : amount
  }
  const context = {
    teamId: me.teamId,
    shownTeamId: params.teamId ?? null,
    teamName: (teamId: string) => teams.find((team) => team.id === teamId)?.name ?? 'A team',
    shownTiebreakerId: params.tiebreakerId ?? null,
    money: (amount: string, currencyId: string) => print(amount, currencyId, 'always'),
    price: (amount: string, currencyId: string) => print(amount, currencyId, 'auto'),
  }
  useEventToasts(rooms, context, ({ id, kind, text }) =>
    (kind === 'success' ? toast.success : toast.info)(text, { id }),
  )
  return null
}
