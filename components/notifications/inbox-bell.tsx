'use client'

import { Bell, CheckCheck } from 'lucide-react'
import Link from 'next/link'
import { useEffect, useRef, useState } from 'react'
import { Count } from '@/components/shell/count'
import { Button, ButtonLink } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import { List } from '@/components/ui/list-row'
import { Popover } from '@/components/ui/popover'
import type { InboxAnswer } from '@/hooks/notifications/notifications-rules'
import { useInbox } from '@/hooks/notifications/use-inbox'
import { paths } from '@/lib/contracts/paths'
import { NotificationRow } from './notification-row'
import { useMarkRead } from './use-mark-read'

const NEWEST = 5
const buttonClass = 'tap relative size-9.5 place-items-center rounded-sm hover:bg-text/7 [&_svg]:size-5'

/** My inbox on every page: what is unread, live; the newest at hand, and on a phone the way to all of it. */
export function InboxBell({ initial }: { initial: InboxAnswer }) {
  const { data } = useInbox(initial)
  const [open, setOpen] = useState(false)
  const { unread } = data
  const label = unread === 0 ? 'Inbox' : `Inbox, ${unread} unread`
  return (
    <>
      <Link href={paths.inbox()} aria-label={label} className={cn(buttonClass, 'grid md:hidden')}>
        <Mark unread={unread} />
      </Link>
      <Popover
        open={open}
        onOpenChange={setOpen}
        align="end"
        label="Inbox"
        className="w-96 p-0"
        trigger={
          <button type="button" aria-label={label} className={cn(buttonClass, 'hidden md:grid')}>
            <Mark unread={unread} />
          </button>
        }
      >
        <Newest inbox={data} onLeave={() => setOpen(false)} />
      </Popover>
      <Announcement unread={unread} />
    </>
  )
}

function Mark({ unread }: { unread: number }) {
  return (
    <>
      <Bell aria-hidden />
      {unread > 0 && (
        <span className="absolute -top-0.5 right-0">
          <Count value={unread} />
        </span>
      )}
    </>
  )
}

function Newest({ inbox, onLeave }: { inbox: InboxAnswer; onLeave: () => void }) {
  const { markOne, markAll, isMarkingAll } = useMarkRead()
  const shown = inbox.notifications.slice(0, NEWEST)
  const [newest] = shown
  return (
    <>
      <div className="flex min-h-13 items-center gap-3 border-b px-4 py-2">
        <h2 className="flex-1 font-semibold text-lg">Inbox</h2>
        {inbox.unread > 0 && newest && (
          <Button
            size="sm"
            variant="ghost"
            icon={<CheckCheck aria-hidden />}
            loading={isMarkingAll}
            onClick={() => markAll(newest)}
          >
            Mark all as read
          </Button>
        )}
      </div>
      {shown.length === 0 ? (
        <p className="px-4 py-6 text-center text-muted">Nothing has come yet.</p>
      ) : (
        <List label="Newest" className="max-h-96 overflow-y-auto">
          {shown.map((each) => (
            <NotificationRow
              key={each.id}
              notification={each}
              onOpen={() => {
                markOne(each)
                onLeave()
              }}
            />
          ))}
        </List>
      )}
      <div className="border-t p-2">
        <ButtonLink href={paths.inbox()} variant="ghost" block onClick={onLeave}>
          Open the inbox
        </ButtonLink>
      </div>
    </>
  )
}

/** Spoken when more has come, not when the page opens. */
function Announcement({ unread }: { unread: number }) {
  const last = useRef(unread)
  const [text, setText] = useState('')
  useEffect(() => {
    if (unread > last.current) setText(`${unread} unread in your inbox.`)
    last.current = unread
  }, [unread])
  return (
    <span className="sr-only" aria-live="polite">
      {text}
    </span>
  )
}
