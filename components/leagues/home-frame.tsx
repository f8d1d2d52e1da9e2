import type { ReactNode } from 'react'
import { ActingAs } from '@/components/auth/acting-as'
import { type Person, UserMenu } from '@/components/auth/user-menu'
import { HomeAway } from '@/components/live/home-away'
import { LiveMark } from '@/components/live/live-mark'
import { PersonToasts } from '@/components/live/person-toasts'
import { InboxBell } from '@/components/notifications/inbox-bell'
import { OutboxRunner } from '@/components/outbox/outbox-runner'
import { AppShell } from '@/components/shell/app-shell'
import type { InboxAnswer } from '@/hooks/notifications/notifications-rules'
import { paths } from '@/lib/contracts/paths'

export type HomeFrameProps = {
  person: Person
  /** As the server read it for this page; kept fresh from here on. */
  inbox: InboxAnswer
  children: ReactNode
}

/** The frame of the pages of a person rather than a league: his leagues, people, inbox and account. */
export function HomeFrame({ person, inbox, children }: HomeFrameProps) {
  return (
    <>
      <ActingAs userId={person.userId} />
      <AppShell
        homeHref={paths.leagues()}
        banner={<HomeAway userId={person.userId} />}
        connection={<LiveMark userId={person.userId} />}
        userMenu={
          <>
            <InboxBell initial={inbox} />
            <UserMenu {...person} />
          </>
        }
      >
        {children}
      </AppShell>
      <PersonToasts userId={person.userId} />
      <OutboxRunner userId={person.userId} />
    </>
  )
}
