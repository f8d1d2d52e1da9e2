'use client'

import {
  Coins,
  Gavel,
  LayoutGrid,
  MessageSquare,
  Newspaper,
  ScrollText,
  Shield,
  Store,
  Swords,
  Users,
} from 'lucide-react'
import { usePathname } from 'next/navigation'
import type { NavItem } from '@/components/shell/nav-item'
import { useUnreadChats } from '@/hooks/chats/use-unread-chats'
import { useMyTiebreakers } from '@/hooks/tiebreakers/use-my-tiebreakers'
import { paths } from '@/lib/contracts/paths'
import type { LeagueView } from '@/lib/contracts/views'

/** The places of a league, in order of use, since a phone shows the first four; one's own team first, for those who run one. */
export function useLeagueNav(league: LeagueView): NavItem[] {
  const here = usePathname()
  const { slug, me } = league
  const team = me.teamId ? paths.team(slug, me.teamId) : null
  const own = league.teams.find(({ id }) => id === me.teamId)
  const wallets = own?.wallets.map(({ id }) => paths.wallet(slug, id)) ?? []
  const isIn = (...places: string[]) => places.some((place) => here === place || here.startsWith(`${place}/`))
  const mine = team !== null && isIn(team, ...wallets)
  const unreadChats = useUnreadChats()
  const openRounds = team ? league.rounds.filter(({ state }) => state === 'open').length : 0
  const tiebreakers = useMyTiebreakers(league).length
  const runsLeague = me.role === 'owner' || me.role === 'commissioner'
  const hasShop = runsLeague || league.shopItems > 0
  return [
    ...(team ? [{ href: team, label: 'My team', icon: <Shield aria-hidden />, active: mine }] : []),
    {
      href: paths.league(slug),
      label: 'Overview',
      icon: <LayoutGrid aria-hidden />,
      active: here === paths.league(slug) || (!mine && isIn(`${paths.league(slug)}/teams`)),
    },
    {
      href: paths.rounds(slug),
      label: 'Rounds',
      icon: <Gavel aria-hidden />,
      active: isIn(paths.rounds(slug), `${paths.league(slug)}/admin`),
      count: openRounds,
    },
    {
      href: paths.chats(slug),
      label: 'Chat',
      icon: <MessageSquare aria-hidden />,
      active: isIn(paths.chats(slug)),
      count: unreadChats,
    },
    {
      href: paths.tiebreakers(slug),
      label: 'Tiebreakers',
      icon: <Swords aria-hidden />,
      active: isIn(paths.tiebreakers(slug)),
      count: tiebreakers,
    },
    {
      href: paths.players(slug),
      label: 'Players',
      icon: <ScrollText aria-hidden />,
      active: isIn(paths.players(slug)),
    },
    ...(hasShop
      ? [
          {
            href: paths.shop(slug),
            label: 'Shop',
            icon: <Store aria-hidden />,
            active: isIn(paths.shop(slug)),
          },
        ]
      : []),
    {
      href: paths.feed(slug),
      label: 'Feed',
      icon: <Newspaper aria-hidden />,
      active: isIn(paths.feed(slug)),
    },
    ...(runsLeague
      ? [
          {
            href: paths.money(slug),
            label: 'Money',
            icon: <Coins aria-hidden />,
            active: isIn(paths.money(slug)),
          },
        ]
      : []),
    {
      href: paths.members(slug),
      label: 'Members',
      icon: <Users aria-hidden />,
      active: isIn(paths.members(slug)),
    },
  ]
}
