import { chatsRules } from '@/hooks/chats/chats-rules'
import { dashboardRules } from '@/hooks/dashboard/dashboard-rules'
import { leagueRules } from '@/hooks/leagues/league-rules'
import { leaguesRules } from '@/hooks/leagues/use-leagues'
import { notificationsRules } from '@/hooks/notifications/notifications-rules'
import { roundRules } from '@/hooks/rounds/round-rules'
import { tiebreakersRules } from '@/hooks/tiebreakers/tiebreakers-rules'
import { statementRules } from '@/hooks/wallets/statement-rules'
import type { CacheRules } from '@/lib/client/cache-rule'

/** A read that a screen shows, and what events make of it. */
export interface ScreenRead {
  path: string
  rules: CacheRules<never>
}

export interface Place {
  leagueId: string
  teamId: string
  walletId: string
  roundId: string
}

const read = (path: string, rules: CacheRules<never>): ScreenRead => ({ path, rules })

/** What the frame of every page of a league shows. */
const frame = ({ leagueId }: Place): ScreenRead[] => [
  read(`/api/leagues/${leagueId}`, leagueRules as never),
  read('/api/leagues', leaguesRules as never),
  read('/api/notifications', notificationsRules as never),
  read(`/api/leagues/${leagueId}/tiebreakers`, tiebreakersRules as never),
  read('/api/chats', chatsRules as never),
]

/** Half of the people look at their team, a quarter at its wallet, a quarter at the round. */
export function screenOf(person: number, at: Place): ScreenRead[] {
  const pages = [
    read(`/api/teams/${at.teamId}/dashboard`, dashboardRules as never),
    read(`/api/wallets/${at.walletId}/statement`, statementRules as never),
    read(`/api/teams/${at.teamId}/dashboard`, dashboardRules as never),
    read(`/api/rounds/${at.roundId}`, roundRules as never),
  ]
  return [pages[person % pages.length] as ScreenRead, ...frame(at)]
}
