import type { Metadata } from 'next'
import { InboxPage } from '@/components/notifications/inbox-page'
import { pageInbox } from '../../inbox'

export const metadata: Metadata = { title: 'Inbox' }

export default async function Page() {
  return <InboxPage initial={await pageInbox()} />
}
