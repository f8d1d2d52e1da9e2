import type { LiveEvent } from '@/lib/contracts/events'
import type { ConnectionStatus } from './connection-state'

/** What a person missed in this tab. */
export interface Absence {
  /** Epoch ms by this tab's clock. */
  since: number
  until: number
  /** What he was not there for, in the order it came; a fact may have come by several rooms. */
  events: LiveEvent[]
  /** False: of some room only its newest state could be had. */
  complete: boolean
}

/** Of more than that only the newest are kept: a tab may be out of sight for days. */
const MOST_EVENTS = 1_000
/** Without a word from the server so long: whatever the mark said, he was away. Heads are told every 5 s. */
const SILENT_MS = 15_000
/** Out of sight for less is a glance at something else. */
const HIDDEN_MS = 60_000

/**
 * Notes when a person was away: the tab had no connection, the machine slept, or the tab was out of sight for long. What is told
 * while he is away, and until the rooms have caught up, is what he missed. Pure: every `now` is given, in epoch ms.
 */
export class AbsenceWatch {
  private status: ConnectionStatus = 'connecting'
  private wasLive = false
  private visible = true
  private heardAt: number | null = null
  private since: number | null = null
  private hiddenAt: number | null = null
  /** The mark said Delayed or Offline: it was long enough to be noticed. */
  private wasDown = false
  /** The longest that nothing was heard in this absence, ms. */
  private silence = 0
  private events: LiveEvent[] = []
  private complete = true

  /** The server said something, whatever it was. */
  onHeard(now: number): void {
    const gap = now - (this.heardAt ?? now)
    this.heardAt = now
    if (gap < SILENT_MS) return
    this.silence = Math.max(this.silence, gap)
    this.leave(now - gap)
  }

  onStatus(status: ConnectionStatus, now: number): void {
    const before = this.status
    this.status = status
    if (status === 'live') {
      this.wasLive = true
      this.onHeard(now)
    } else if (this.wasLive) {
      if (before === 'live') this.leave(this.heardAt ?? now)
      if (status === 'offline' || status === 'polling') this.wasDown = true
    }
  }

  onVisible(visible: boolean, now: number): void {
    this.visible = visible
    if (visible) return
    this.hiddenAt ??= now
    this.leave(now)
  }

  onFact(event: LiveEvent): void {
    if (this.since === null) return
    this.events.push(event)
    if (this.events.length <= MOST_EVENTS) return
    this.events.shift()
    this.complete = false
  }

  /** What was told in a room meanwhile is lost to this tab: it begins anew there. */
  onLost(): void {
    if (this.since !== null) this.complete = false
  }

  /** Whether he is back and waits only for the rooms to catch up. */
  get isBack(): boolean {
    return this.since !== null && this.status === 'live' && this.visible
  }

  /** The rooms have caught up. @returns what he missed; null when he was hardly away */
  settle(now: number): Absence | null {
    if (!this.isBack || this.since === null) return null
    const { since, events, complete } = this
    const hidden = this.hiddenAt === null ? 0 : now - this.hiddenAt
    const isLong = this.wasDown || hidden >= HIDDEN_MS || this.silence >= SILENT_MS
    this.since = null
    this.hiddenAt = null
    this.wasDown = false
    this.silence = 0
    this.events = []
    this.complete = true
    return isLong ? { since, until: now, events, complete } : null
  }

  private leave(from: number) {
    this.since = Math.min(this.since ?? from, from)
  }
}

/** Two absences told as one. */
export function bothAbsences(first: Absence, second: Absence): Absence {
  const events = [...first.events, ...second.events]
  return {
    since: first.since,
    until: second.until,
    events: events.slice(-MOST_EVENTS),
    complete: first.complete && second.complete && events.length <= MOST_EVENTS,
  }
}
