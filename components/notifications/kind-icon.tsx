import {
  BookAlert,
  Clock,
  Gavel,
  type LucideIcon,
  MessageSquare,
  MessageSquareReply,
  Swords,
  UserCheck,
  UserPlus,
} from 'lucide-react'
import type { NotificationKind } from '@/lib/contracts/views'

const icons: Record<NotificationKind, LucideIcon> = {
  tiebreaker_opened: Swords,
  tiebreaker_decided: Gavel,
  round_closing: Clock,
  connection_request: UserPlus,
  connection_accepted: UserCheck,
  chat_reply: MessageSquareReply,
  feed_comment: MessageSquare,
  books_fault: BookAlert,
}

/** What it is about, beside the words that say it. */
export function KindIcon({ kind }: { kind: NotificationKind }) {
  const Icon = icons[kind]
  return (
    <span
      aria-hidden
      className="grid size-9 shrink-0 place-items-center rounded-full bg-sunken text-muted [&_svg]:size-4.5"
    >
      <Icon />
    </span>
  )
}
