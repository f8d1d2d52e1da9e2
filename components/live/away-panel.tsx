'use client'

import { History, X } from 'lucide-react'
import Link from 'next/link'
import { useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { Button, ButtonLink } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import type { AwayContext } from '@/hooks/live/away-context'
import { useAwaySummary } from '@/hooks/live/use-away-summary'
import { durationText } from './duration-text'

const SHOWN = 4

interface AwayPanelProps {
  context: AwayContext
  /** Where everything that happened is listed. */
  activity: { href: string; label: string }
}

/** While you were away: under the top bar, until it is put aside. Says nothing when nothing happened. */
export function AwayPanel({ context, activity }: AwayPanelProps) {
  const summary = useAwaySummary(context)
  const [all, setAll] = useState(false)
  const list = useRef<HTMLUListElement>(null)
  // The button goes away: who pressed it by the keyboard reads on where it stood.
  const showAll = () => {
    flushSync(() => setAll(true))
    const line = list.current?.children[SHOWN]
    ;(line?.querySelector('a') ?? (line as HTMLElement | undefined))?.focus()
  }
  const shown = all ? summary?.lines : summary?.lines.slice(0, SHOWN)
  const more = (summary?.lines.length ?? 0) - (shown?.length ?? 0)
  return (
    // In the page before it says anything: otherwise nobody would hear it.
    <div role="status" className="sticky top-[calc(var(--spacing-bar)+env(safe-area-inset-top))] z-10">
      {summary && shown && (
        <section aria-labelledby="away" className="border-b bg-info-soft">
          <div className="page flex gap-3 py-2.5">
            <History aria-hidden className="mt-0.5 size-5 shrink-0 text-info max-sm:hidden" />
            <div className="grid min-w-0 flex-1 gap-1">
              <h2 id="away" className="font-semibold">
                While you were away{' '}
                <span className="figure font-normal text-muted text-sm">{durationText(summary.ms)}</span>
              </h2>
              {shown.length > 0 && (
                <ul
                  ref={list}
                  className="flex max-h-[40dvh] flex-wrap gap-x-6 gap-y-1 overflow-y-auto max-sm:flex-col"
                >
                  {shown.map(({ id, text, href }) => (
                    <li key={id} tabIndex={-1} className="min-w-0 break-words">
                      {href ? (
                        <Link
                          href={href}
                          className="underline decoration-line-strong underline-offset-3 hover:decoration-text"
                        >
                          {text}
                        </Link>
                      ) : (
                        text
                      )}
                    </li>
                  ))}
                  {more > 0 && (
                    <li>
                      <Button size="sm" variant="ghost" className="-my-1" onClick={showAll}>
                        {`and ${more} more`}
                      </Button>
                    </li>
                  )}
                </ul>
              )}
              {!summary.complete && (
                <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
                  <span>
                    {shown.length > 0
                      ? 'That is not all: too much happened to list it here.'
                      : 'Too much happened to list it here. The page shows how things stand now.'}
                  </span>
                  <ButtonLink size="sm" href={activity.href}>
                    {activity.label}
                  </ButtonLink>
                </p>
              )}
            </div>
            <IconButton
              size="sm"
              label="Dismiss what happened while you were away"
              className="-mr-2"
              onClick={() => {
                setAll(false)
                summary.dismiss()
                document.getElementById('main')?.focus({ preventScroll: true })
              }}
            >
              <X aria-hidden />
            </IconButton>
          </div>
        </section>
      )}
    </div>
  )
}
