/** 'today at 21:00', 'tomorrow at 09:30', 'Fri 3 Jul at 18:00'; the year where it is another. */
export function whenText(at: string | Date, now = new Date()): string {
  const date = new Date(at)
  const time = date.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
  const days = Math.round((startOfDay(date) - startOfDay(now)) / 86_400_000)
  if (days === 0) return `today at ${time}`
  if (days === 1) return `tomorrow at ${time}`
  if (days === -1) return `yesterday at ${time}`
  const year = date.getFullYear() === now.getFullYear() ? undefined : 'numeric'
  const day = date.toLocaleDateString('en-GB', { weekday: 'short', day: 'numeric', month: 'short', year })
  return `${day} at ${time}`
}

function startOfDay(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime()
}

/** A moment in this person's own time zone. */
export function When({ at }: { at: string }) {
  return (
    <time dateTime={at} title={new Date(at).toLocaleString('en-GB')} suppressHydrationWarning>
      {whenText(at)}
    </time>
  )
}
