import { TokenBucket } from './token-bucket'

/** A rate limit for each of many, by name: a user, an address. Whoever goes and comes back finds what he has left. */
export class Budgets {
  private readonly buckets = new Map<string, { bucket: TokenBucket; at: number }>()
  private readonly burst: number
  private readonly perSecond: number

  constructor(burst: number, perSecond: number) {
    this.burst = burst
    this.perSecond = perSecond
  }

  /** @returns false when there is nothing left */
  take(name: string, now: number): boolean {
    const entry = this.buckets.get(name) ?? {
      bucket: new TokenBucket(this.burst, this.perSecond, now),
      at: now,
    }
    this.buckets.set(name, entry)
    entry.at = now
    return entry.bucket.take(now)
  }

  /** Lets go of those that are full again anyway. */
  sweep(now: number): void {
    const fullAfterMs = (this.burst / this.perSecond) * 1_000
    for (const [name, { at }] of this.buckets) if (now - at > fullAfterMs) this.buckets.delete(name)
  }

  get size(): number {
    return this.buckets.size
  }
}
