'use client'

import { useParams } from 'next/navigation'
import { toast } from '@/components/ui/toaster'
import { useLeague } from '@/hooks/leagues/league-context'
import { useEventToasts } from '@/hooks/live/use-event-toasts'
import { leagueRoom, teamRoom } from '@/lib/contracts/rooms'
import { formatMoney } from '@/lib/domain/money/format'

/** Tells of what others did in the league, wherever in it one is. */
export function LiveToasts() {
  const { id, me, teams, currencies } = useLeague()
  const params = useParams<{ teamId?: string }>()
  const rooms = me.teamId ? [leagueRoom(id), teamRoom(me.teamId)] : [leagueRoom(id)]
  const context = {
    teamId: me.teamId,
    shownTeamId: params.teamId ?? null,
    teamName: (teamId: string) => teams.find((team) => team.id === teamId)?.name ?? 'A team',
    money: (amount: string, currencyId: string) => {
      const currency = currencies.find((candidate) => candidate.id === currencyId)
      return currency ? formatMoney(BigInt(amount), currency, { sign: 'always' }) : amount
    },
  }
  useEventToasts(rooms, context, ({ id, kind, text }) =>
    (kind === 'success' ? toast.success : toast.info)(text, { id }),
  )
  return null
}
