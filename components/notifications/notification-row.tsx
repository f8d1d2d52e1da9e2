'use client'

import Link from 'next/link'
import type { ReactNode } from 'react'
import { cn } from '@/components/ui/cn'
import { RelativeTime } from '@/components/ui/relative-time'
import type { NotificationView } from '@/lib/contracts/views'
import { KindIcon } from './kind-icon'

export type NotificationRowProps = {
  notification: NotificationView
  /** Its link was followed. */
  onOpen: () => void
  /** A control of its own, above the row's link. */
  trailing?: ReactNode
}

/** A notification: the whole row leads where it says; unread ones are marked in words, weight and brass. */
export function NotificationRow({ notification, onOpen, trailing }: NotificationRowProps) {
  const { kind, text, href, at, readAt } = notification
  const unread = readAt === null
  return (
    <li
      className={cn(
        'relative flex items-start gap-3 px-4 py-3 transition-colors duration-quick hover:bg-text/4 md:px-5',
        unread && 'mark',
      )}
    >
      <KindIcon kind={kind} />
      <div className="min-w-0 flex-1">
        <Link
          href={href}
          onClick={onOpen}
          className={cn(
            'wrap-anywhere block before:absolute before:inset-0 focus-visible:outline-none focus-visible:before:outline-2 focus-visible:before:outline-focus focus-visible:before:-outline-offset-2',
            unread && 'font-medium',
          )}
        >
          {unread && <span className="sr-only">Unread: </span>}
          {text}
        </Link>
        <RelativeTime at={at} className="figure text-muted text-sm" />
      </div>
      {trailing && <div className="relative shrink-0">{trailing}</div>}
    </li>
  )
}
