import type { ChatMessageView } from '@/lib/contracts/views'

/** What the composer is for at the moment. */
export type ComposerMode =
  | { kind: 'write'; replyTo: ChatMessageView | null }
  | { kind: 'edit'; message: ChatMessageView }

export const WRITE: ComposerMode = { kind: 'write', replyTo: null }
