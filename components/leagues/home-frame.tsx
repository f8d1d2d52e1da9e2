import type { ReactNode } from 'react'
import { type Person, UserMenu } from '@/components/auth/user-menu'
import { LiveMark } from '@/components/live/live-mark'
import { AppShell } from '@/components/shell/app-shell'
import { paths } from '@/lib/contracts/paths'

/** The frame of the pages of a person rather than a league: his leagues, his account. */
export function HomeFrame({ person, children }: { person: Person; children: ReactNode }) {
  return (
    <AppShell homeHref={paths.leagues()} connection={<LiveMark />} userMenu={<UserMenu {...person} />}>
      {children}
    </AppShell>
  )
}
