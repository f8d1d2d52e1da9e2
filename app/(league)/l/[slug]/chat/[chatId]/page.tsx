import type { Metadata } from 'next'
import { ThreadPage } from '@/components/chats/thread/thread-page'

export const metadata: Metadata = { title: 'Chat' }

export default async function Page({ params }: PageProps<'/l/[slug]/chat/[chatId]'>) {
  const { chatId } = await params
  return <ThreadPage key={chatId} chatId={chatId} />
}
