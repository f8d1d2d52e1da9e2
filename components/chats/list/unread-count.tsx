import { messagesText } from '../words'

/** How many messages wait in a chat; its place is kept when none do. */
export function UnreadCount({ value }: { value: number }) {
  if (value === 0) return <span className="h-4.5" />
  return (
    <span className="figure grid h-4.5 min-w-4.5 place-items-center rounded-full bg-accent px-1 font-semibold text-2xs text-on-accent">
      <span aria-hidden>{value > 99 ? '99+' : value}</span>
      <span className="sr-only">{messagesText(value)} unread</span>
    </span>
  )
}
