'use client'

import { openDirectChat } from '@/lib/contracts/endpoints'
import { useIdempotentMutation } from '../rounds/use-idempotent-mutation'

/** The chat with a person, made when there is none yet. */
export const useOpenDirectChat = (onOpen: (chatId: string) => void) =>
  useIdempotentMutation(openDirectChat, ({ chat }) => onOpen(chat.id))
