'use client'

import { Bell, Check, CheckCheck } from 'lucide-react'
import type { MouseEvent } from 'react'
import { PageHeader } from '@/components/shell/page-header'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { IconButton } from '@/components/ui/icon-button'
import { InlineAlert } from '@/components/ui/inline-alert'
import { List } from '@/components/ui/list-row'
import { Panel } from '@/components/ui/panel'
import type { InboxAnswer } from '@/hooks/notifications/notifications-rules'
import { useInbox } from '@/hooks/notifications/use-inbox'
import { paths } from '@/lib/contracts/paths'
import { NotificationRow } from './notification-row'
import { useMarkRead } from './use-mark-read'

/** What has come for me: what I have not read first, newest first. */
export function InboxPage({ initial }: { initial: InboxAnswer }) {
  const { data, hasEarlier, isLoadingEarlier, earlierError, loadEarlier } = useInbox(initial)
  const { notifications, unread } = data
  const { markOne, markAll, isMarkingAll } = useMarkRead()
  const fresh = notifications.filter(({ readAt }) => readAt === null)
  const read = notifications.filter(({ readAt }) => readAt !== null)
  const [newest] = notifications
  return (
    <div className="page max-w-3xl pb-12">
      <PageHeader
        title="Inbox"
        breadcrumb={[{ label: 'My leagues', href: paths.leagues() }, { label: 'Inbox' }]}
        description={
          <span aria-live="polite" className="figure">
            {unread === 0 ? 'Everything is read' : `${unread} unread`}
          </span>
        }
        actions={
          unread > 0 &&
          newest && (
            <Button
              icon={<CheckCheck aria-hidden />}
              loading={isMarkingAll}
              onClick={() => {
                document.getElementById('main')?.focus()
                markAll(newest)
              }}
            >
              Mark all as read
            </Button>
          )
        }
      />
      <div className="grid gap-4 lg:gap-5">
        {fresh.length > 0 && (
          <Panel flush title="Unread">
            <List label="Unread">
              {fresh.map((each) => (
                <NotificationRow
                  key={each.id}
                  notification={each}
                  onOpen={() => markOne(each)}
                  trailing={
                    <IconButton
                      size="sm"
                      label={`Mark as read: ${each.text}`}
                      title="Mark as read"
                      onClick={(event) => {
                        focusNext(event)
                        markOne(each)
                      }}
                    >
                      <Check aria-hidden />
                    </IconButton>
                  }
                />
              ))}
            </List>
          </Panel>
        )}
        {read.length > 0 && (
          <Panel flush title="Earlier">
            <List label="Earlier">
              {read.map((each) => (
                <NotificationRow key={each.id} notification={each} onOpen={() => {}} />
              ))}
            </List>
          </Panel>
        )}
        {notifications.length === 0 && !hasEarlier && (
          <Panel>
            <EmptyState
              icon={<Bell />}
              title="Nothing has come yet"
              description="Requests from people, answers to what you wrote, tiebreakers and rounds that close soon show here."
            />
          </Panel>
        )}
        {earlierError && <InlineAlert tone="negative" title={earlierError.message} />}
        {hasEarlier && (
          <div className="justify-self-center">
            <Button onClick={loadEarlier} loading={isLoadingEarlier}>
              Show earlier
            </Button>
          </div>
        )}
      </div>
    </div>
  )
}

/** The row is about to leave the list: the keyboard goes on to the next one, or to the page. */
function focusNext({ currentTarget }: MouseEvent<HTMLElement>) {
  const buttons = [...(currentTarget.closest('ul')?.querySelectorAll('button') ?? [])]
  const at = buttons.indexOf(currentTarget as HTMLButtonElement)
  const next = buttons[at + 1] ?? buttons[at - 1] ?? document.getElementById('main')
  next?.focus()
}
