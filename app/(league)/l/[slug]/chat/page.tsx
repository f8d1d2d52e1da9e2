import type { Metadata } from 'next'
import { NoChatChosen } from '@/components/chats/no-chat-chosen'

export const metadata: Metadata = { title: 'Chat' }

export default function Page() {
  return <NoChatChosen />
}
