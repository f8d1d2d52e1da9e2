'use client'

import type { ReactNode } from 'react'
import { ActingAs } from '@/components/auth/acting-as'
import { type Person, UserMenu } from '@/components/auth/user-menu'
import { LeagueAway } from '@/components/live/league-away'
import { LiveMark } from '@/components/live/live-mark'
import { LiveToasts } from '@/components/live/live-toasts'
import { PersonToasts } from '@/components/live/person-toasts'
import { InboxBell } from '@/components/notifications/inbox-bell'
import { OutboxRunner } from '@/components/outbox/outbox-runner'
import { AppShell } from '@/components/shell/app-shell'
import { TiebreakerBar } from '@/components/tiebreakers/bar/tiebreaker-bar'
import { LeagueContext } from '@/hooks/leagues/league-context'
import { useLeagueQuery } from '@/hooks/leagues/use-league-query'
import type { InboxAnswer } from '@/hooks/notifications/notifications-rules'
import type { AnswerOf } from '@/lib/contracts/endpoint'
import type { getLeague, listLeagues } from '@/lib/contracts/endpoints/leagues'
import { paths } from '@/lib/contracts/paths'
import { LeagueGone } from './league-gone'
import { useLeagueNav } from './league-nav'
import { LeagueSwitcher } from './league-switcher'

export type LeagueFrameProps = {
  /** As the server read it for this page; kept fresh from here on. */
  initial: AnswerOf<typeof getLeague>
  leagues: AnswerOf<typeof listLeagues>
  inbox: InboxAnswer
  person: Person
  children: ReactNode
}

/** The frame of every page of a league, which gives them the league. */
export function LeagueFrame({ initial, leagues, inbox, person, children }: LeagueFrameProps) {
  const { league, gone } = useLeagueQuery(initial)
  const nav = useLeagueNav(league)
  return (
    <LeagueContext value={league}>
      <ActingAs userId={person.userId} />
      <AppShell
        homeHref={paths.league(league.slug)}
        leagueSwitcher={<LeagueSwitcher initial={leagues} />}
        nav={gone ? [] : nav}
        connection={<LiveMark userId={person.userId} />}
        banner={
          !gone && (
            <>
              <TiebreakerBar />
              <LeagueAway />
            </>
          )
        }
        userMenu={
          <>
            <InboxBell initial={inbox} />
            <UserMenu {...person} />
          </>
        }
      >
        {gone ? <LeagueGone name={league.name} /> : children}
      </AppShell>
      <LiveToasts />
      <PersonToasts userId={person.userId} />
      <OutboxRunner userId={person.userId} />
    </LeagueContext>
  )
}
