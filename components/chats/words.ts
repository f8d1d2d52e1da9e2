/** "Bob is typing…"; who they are stops mattering after two. Empty for nobody. */
export function typingText(names: readonly string[]): string {
  const [first, second] = names
  if (!first) return ''
  if (!second) return `${first} is typing…`
  return names.length === 2 ? `${first} and ${second} are typing…` : 'Several people are typing…'
}

/** Of a person: "Online", "Offline"; of a channel: "3 online". Null where it is not known: without a live connection nobody has said. */
export function presenceText(userId: string | null, online: ReadonlySet<string> | null): string | null {
  if (!online) return null
  if (userId === null) return `${online.size} online`
  return online.has(userId) ? 'Online' : 'Offline'
}

/** "Today", "Yesterday", "Friday 2 January"; of another year the date alone. */
export function dayText(at: string, now = new Date()): string {
  const day = new Date(at)
  const midnight = (date: Date) => new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime()
  const ago = Math.round((midnight(now) - midnight(day)) / 86_400_000)
  if (ago === 0) return 'Today'
  if (ago === 1) return 'Yesterday'
  const date = { day: 'numeric', month: 'long' } as const
  return day.getFullYear() === now.getFullYear()
    ? day.toLocaleDateString('en-GB', { weekday: 'long', ...date })
    : day.toLocaleDateString('en-GB', { year: 'numeric', ...date })
}

/** "14:05". */
export const timeText = (at: string): string =>
  new Date(at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })

/** In a list: the time today, the day this week, else the date. */
export function shortTimeText(at: string, now = new Date()): string {
  const date = new Date(at)
  if (date.toDateString() === now.toDateString()) return timeText(at)
  const days = (now.getTime() - date.getTime()) / 86_400_000
  if (days < 6) return date.toLocaleDateString('en-GB', { weekday: 'short' })
  return date.toLocaleDateString('en-GB', { day: 'numeric', month: 'short' })
}

export const messagesText = (count: number): string => (count === 1 ? '1 message' : `${count} messages`)
