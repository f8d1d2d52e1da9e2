import Link from 'next/link'
import type { ReactNode } from 'react'
import { cn } from '@/components/ui/cn'
import { GavelMark, Wordmark } from '@/components/ui/wordmark'
import { BottomTabs } from './bottom-tabs'
import type { NavItem } from './nav-item'
import { TopNav } from './top-nav'

export type AppShellProps = {
  /** Where the wordmark leads. */
  homeHref?: string
  leagueSwitcher?: ReactNode
  /** In order of use: the first four are the phone's tabs. */
  nav?: readonly NavItem[]
  /** A `ConnectionMark`. */
  connection?: ReactNode
  /** Theme, notifications, the person's own menu. */
  userMenu?: ReactNode
  /** Full width, under the top bar: offline, clock skew, a league in a special state. */
  banner?: ReactNode
  children: ReactNode
}

/** The frame of every page inside a league. It knows nothing: the layout that uses it fills the slots. */
export function AppShell({
  homeHref = '/',
  leagueSwitcher,
  nav = [],
  connection,
  userMenu,
  banner,
  children,
}: AppShellProps) {
  return (
    <div
      className={cn(
        // A page that fills the screen and scrolls within itself says so; bars above it take their share.
        'flex min-h-dvh flex-col has-[[data-fills-screen]]:h-dvh',
        nav.length > 0 && 'max-md:pb-[calc(3.5rem+env(safe-area-inset-bottom))]',
      )}
    >
      <header className="sticky top-0 z-20 border-b bg-surface pt-[env(safe-area-inset-top)]">
        <div className="mx-auto flex h-bar max-w-[calc(var(--container-page)+8rem)] items-center gap-2 px-gutter md:gap-4 md:px-6">
          <Link
            href={homeHref}
            aria-label="Gavel, home"
            className="tap flex items-center justify-center rounded-sm"
          >
            <Wordmark className="max-lg:hidden" />
            <GavelMark className="lg:hidden" />
          </Link>
          {leagueSwitcher && (
            <div className="flex min-w-0 items-center gap-2 md:max-w-56 md:gap-4">
              <span aria-hidden className="h-5 w-px shrink-0 rotate-12 bg-line-strong/60 max-md:hidden" />
              {leagueSwitcher}
            </div>
          )}
          <TopNav items={nav} />
          <div className="ml-auto flex shrink-0 items-center gap-1">
            {connection}
            {userMenu}
          </div>
        </div>
      </header>
      {banner}
      <main
        id="main"
        tabIndex={-1}
        className="flex-1 has-[[data-fills-screen]]:flex has-[[data-fills-screen]]:min-h-0 focus:outline-none"
      >
        {children}
      </main>
      {nav.length > 0 && <BottomTabs items={nav} />}
    </div>
  )
}
