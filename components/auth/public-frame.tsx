import { BookCheck, Gavel, LockKeyhole } from 'lucide-react'
import type { ReactNode } from 'react'
import { ThemeToggle } from '@/components/ui/theme-toggle'
import { Wordmark } from '@/components/ui/wordmark'

const facts = [
  {
    icon: LockKeyhole,
    text: 'Bids are sealed until the close. Nobody sees yours, the commissioner included.',
  },
  { icon: Gavel, text: 'The server’s clock closes a round, never somebody’s browser.' },
  { icon: BookCheck, text: 'Every figure leads to the postings behind it, and the books always balance.' },
]

/** A page for somebody who is not signed in: the task under the lamp, and what this place is. */
export function PublicFrame({ children }: { children: ReactNode }) {
  return (
    <div className="grid min-h-dvh lg:grid-cols-[minmax(0,1fr)_minmax(0,1.1fr)]">
      <aside className="hidden flex-col justify-between border-r bg-surface p-12 lg:flex">
        <Wordmark />
        <div className="max-w-md">
          <p className="text-balance font-semibold text-3xl">The saleroom for your own league.</p>
          <ul className="mt-8 grid gap-5">
            {facts.map(({ icon: Icon, text }) => (
              <li key={text} className="flex gap-3.5">
                <Icon aria-hidden className="mt-0.5 size-5 shrink-0 text-muted" />
                <span className="text-muted">{text}</span>
              </li>
            ))}
          </ul>
        </div>
        <p className="text-muted text-sm">A private league on a server of its own.</p>
      </aside>
      <div className="flex flex-col px-gutter">
        <header className="flex h-bar items-center justify-between lg:justify-end">
          <Wordmark className="lg:hidden" />
          <ThemeToggle />
        </header>
        <main
          id="main"
          tabIndex={-1}
          className="mx-auto flex w-full max-w-md flex-1 flex-col justify-center py-8 focus:outline-none max-sm:justify-start"
        >
          {children}
        </main>
      </div>
    </div>
  )
}
