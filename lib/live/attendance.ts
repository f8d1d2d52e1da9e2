/** Someone in a place: how many of his sockets are there, and since when none. */
interface Visit {
  sockets: number
  leftAt: number
}

/**
 * Who is where. Whoever's last socket leaves a place counts as there for a grace period: a page that is read anew is no
 * absence. Pure; the time comes in.
 */
export class Attendance {
  private readonly places = new Map<string, Map<string, Visit>>()
  /** Visits that have no socket left and wait for their grace to end. */
  private readonly leaving = new Set<{ place: string; userId: string; visit: Visit }>()
  private readonly graceMs: number
  private readonly onChange: (place: string, userId: string) => void

  /** @param onChange is called when someone appears in a place or is no longer there */
  constructor(graceMs: number, onChange: (place: string, userId: string) => void) {
    this.graceMs = graceMs
    this.onChange = onChange
  }

  come(place: string, userId: string): void {
    const people = this.places.get(place) ?? new Map<string, Visit>()
    this.places.set(place, people)
    const visit = people.get(userId)
    if (visit) {
      visit.sockets++
      return
    }
    people.set(userId, { sockets: 1, leftAt: 0 })
    this.onChange(place, userId)
  }

  go(place: string, userId: string, now: number): void {
    const visit = this.places.get(place)?.get(userId)
    if (!visit || --visit.sockets > 0) return
    visit.leftAt = now
    this.leaving.add({ place, userId, visit })
  }

  /** Without grace; also when none of his sockets is known to be there. */
  expel(place: string, userId: string): void {
    const people = this.places.get(place)
    if (!people?.delete(userId)) return
    if (people.size === 0) this.places.delete(place)
    this.onChange(place, userId)
  }

  /** Ends the visits whose grace is over. */
  expire(now: number): void {
    for (const each of this.leaving) {
      const { place, userId, visit } = each
      const isCurrent = visit.sockets === 0 && this.places.get(place)?.get(userId) === visit
      if (isCurrent && now - visit.leftAt < this.graceMs) continue
      this.leaving.delete(each)
      if (isCurrent) this.expel(place, userId)
    }
  }

  has(place: string, userId: string): boolean {
    return this.places.get(place)?.has(userId) ?? false
  }

  at(place: string): string[] {
    return [...(this.places.get(place)?.keys() ?? [])]
  }

  everyone(): [place: string, userId: string][] {
    return [...this.places].flatMap(([place, people]) =>
      [...people.keys()].map((userId): [string, string] => [place, userId]),
    )
  }
}
