'use client'

import { toast } from '@/components/ui/toaster'
import { useOpenDirectChat } from '@/hooks/chats/use-open-direct-chat'

/** Goes to the direct chat with a person, or says why not; also when what asked for it, such as a menu, is gone by then. */
export function useMessagePerson(userId: string): { go: () => void; isPending: boolean } {
  const { mutateAsync, isPending } = useOpenDirectChat()
  const go = () => void mutateAsync({ body: { userId } }).catch(({ message }) => toast.error(message))
  return { go, isPending }
}
