/** When a round is to close: so many minutes after it opens, or at a moment. */
export type Deadline = { kind: 'in'; minutes: number } | { kind: 'at'; local: string }

export type DeadlineChoice = '10' | '60' | 'tonight' | 'at'

export const deadlineChoices: readonly { value: DeadlineChoice; label: string }[] = [
  { value: '10', label: '10 min' },
  { value: '60', label: '1 h' },
  { value: 'tonight', label: 'Tonight 21:00' },
  { value: 'at', label: 'Other' },
]

/** '2026-07-03T21:00' in this person's own time zone, as a date-time input writes it. */
export function toLocal(date: Date): string {
  const two = (value: number) => String(value).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}T${two(date.getHours())}:${two(date.getMinutes())}`
}

/** 21:00 of this day, or of the next once it is past. */
export function tonight(now: number): string {
  const date = new Date(now)
  date.setHours(21, 0, 0, 0)
  if (date.getTime() <= now) date.setDate(date.getDate() + 1)
  return toLocal(date)
}

export function chooseDeadline(choice: DeadlineChoice, now: number, before: Deadline): Deadline {
  if (choice === '10' || choice === '60') return { kind: 'in', minutes: Number(choice) }
  if (choice === 'tonight') return { kind: 'at', local: tonight(now) }
  return {
    kind: 'at',
    local: before.kind === 'at' ? before.local : toLocal(new Date(now + before.minutes * 60_000)),
  }
}

export function choiceOf(deadline: Deadline, now: number): DeadlineChoice {
  if (deadline.kind === 'in') return deadline.minutes === 10 ? '10' : '60'
  return deadline.local === tonight(now) ? 'tonight' : 'at'
}

/** @returns the moment, or a sentence on what is wrong with it */
export function deadlineAt(deadline: Deadline, now: number): { at: Date } | { problem: string } {
  if (deadline.kind === 'in') return { at: new Date(now + deadline.minutes * 60_000) }
  const at = new Date(deadline.local)
  if (Number.isNaN(at.getTime())) return { problem: 'Choose a day and a time.' }
  if (at.getTime() <= now) return { problem: 'That time has passed. Choose a later one.' }
  if (at.getTime() - now > 60 * 86_400_000) return { problem: 'A round may stay open for at most 60 days.' }
  return { at }
}
