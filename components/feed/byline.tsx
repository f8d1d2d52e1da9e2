'use client'

import { Gavel } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { Avatar } from '@/components/ui/avatar'
import { RelativeTime } from '@/components/ui/relative-time'
import type { PersonView } from '@/lib/contracts/views'

interface BylineProps {
  /** Null: Gavel itself. */
  author: PersonView | null
  at: string
  editedAt: string | null
  /** The thing's own page, linked from its time. */
  href?: string
  /** At the end of the line: its menu. */
  menu?: ReactNode
}

/** Who wrote it and when. */
export function Byline({ author, at, editedAt, href, menu }: BylineProps) {
  const time = <RelativeTime at={at} />
  return (
    <div className="flex items-center gap-3">
      {author ? (
        <Avatar name={author.name} seed={author.userId} />
      ) : (
        <span
          aria-hidden
          className="grid size-9 shrink-0 place-items-center rounded-sm border bg-raised text-muted"
        >
          <Gavel className="size-4.5" />
        </span>
      )}
      <p className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-2">
        <span className="truncate font-semibold">{author?.name ?? 'Gavel'}</span>
        <span className="text-muted text-sm">
          {href ? (
            <Link href={href} className="hover:underline">
              {time}
            </Link>
          ) : (
            time
          )}
          {editedAt && ', edited'}
        </span>
      </p>
      {menu}
    </div>
  )
}
