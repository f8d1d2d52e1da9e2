'use client'

import { useParams } from 'next/navigation'
import { toast } from '@/components/ui/toaster'
import { useLeague } from '@/hooks/leagues/league-context'
import { useEventToasts } from '@/hooks/live/use-event-toasts'
import { leagueRoom, teamRoom, userRoom } from '@/lib/contracts/rooms'
import { formatMoney } from '@/lib/domain/money/format'

/** Tells of what others did in the league, wherever in it one is. */
export function LiveToasts() {
  const { id, me, teams, currencies } = useLeague()
  const params = useParams<{ teamId?: string; chatId?: string }>()
  const rooms = [leagueRoom(id), userRoom(me.userId), ...(me.teamId ? [teamRoom(me.teamId)] : [])]
  const context = {
    me: me.userId,
    isLookingAt: (chatId: string) => chatId === params.chatId && document.visibilityState === 'visible',
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
