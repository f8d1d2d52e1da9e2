'use client'

import { useLeague } from '@/hooks/leagues/league-context'
import { useRoom } from '@/hooks/live/use-room'
import { paths } from '@/lib/contracts/paths'
import { feedRoom } from '@/lib/contracts/rooms'
import { formatMoney } from '@/lib/domain/money/format'
import { AwayPanel } from './away-panel'

/** What happened in the league, and to this person, while he was away. */
export function LeagueAway() {
  const { id, slug, me, teams, currencies } = useLeague()
  // Whatever page is open: posts are told in the feed's room alone. The frame is in all other rooms that are told of.
  useRoom([feedRoom(id)])
  const context = {
    me: me.userId,
    teamId: me.teamId,
    teamName: (teamId: string) => teams.find((team) => team.id === teamId)?.name ?? 'A team',
    money: (amount: string, currencyId: string) => {
      const currency = currencies.find(({ id }) => id === currencyId)
      return currency ? formatMoney(BigInt(amount), currency, { sign: 'always' }) : amount
    },
    links: {
      round: (roundId: string) => paths.round(slug, roundId),
      tiebreaker: (tiebreakerId: string) => paths.tiebreaker(slug, tiebreakerId),
      wallet: (walletId: string) => paths.wallet(slug, walletId),
      team: (teamId: string) => paths.team(slug, teamId),
      chats: paths.chats(slug),
      feed: paths.feed(slug),
      players: paths.players(slug),
    },
  }
  const activity = me.teamId
    ? { href: paths.team(slug, me.teamId), label: 'See the activity' }
    : { href: paths.feed(slug), label: 'See the feed' }
  return <AwayPanel context={context} activity={activity} />
}
