'use client'

import { Gavel, LayoutGrid, ScrollText, Shield, Users } from 'lucide-react'
import { usePathname } from 'next/navigation'
import type { NavItem } from '@/components/shell/nav-item'
import { paths } from '@/lib/contracts/paths'
import type { LeagueView } from '@/lib/contracts/views'

/** The places of a league, in order of use; one's own team first, for those who run one. */
export function useLeagueNav(league: LeagueView): NavItem[] {
  const here = usePathname()
  const { slug, me } = league
  const team = me.teamId ? paths.team(slug, me.teamId) : null
  const own = league.teams.find(({ id }) => id === me.teamId)
  const wallets = own?.wallets.map(({ id }) => paths.wallet(slug, id)) ?? []
  const isIn = (...places: string[]) => places.some((place) => here === place || here.startsWith(`${place}/`))
  const mine = team !== null && isIn(team, ...wallets)
  const openRounds = league.rounds.filter(({ state }) => state === 'open').length
  return [
    ...(team ? [{ href: team, label: 'My team', icon: <Shield aria-hidden />, active: mine }] : []),
    {
      href: paths.league(slug),
      label: 'Overview',
      icon: <LayoutGrid aria-hidden />,
      active: here === paths.league(slug) || (!mine && isIn(`${paths.league(slug)}/teams`)),
    },
    {
      href: paths.players(slug),
      label: 'Players',
      icon: <ScrollText aria-hidden />,
      active: isIn(paths.players(slug)),
    },
    {
      href: paths.rounds(slug),
      label: 'Rounds',
      icon: <Gavel aria-hidden />,
      active: isIn(paths.rounds(slug), `${paths.league(slug)}/admin`),
      ...(team && openRounds > 0 ? { count: openRounds } : {}),
    },
    {
      href: paths.members(slug),
      label: 'Members',
      icon: <Users aria-hidden />,
      active: isIn(paths.members(slug)),
    },
  ]
}
