/** A rate limit: `burst` at once, refilled at `perSecond`. Pure; the time comes in. */
export class TokenBucket {
  private tokens: number
  private readonly burst: number
  private readonly perSecond: number
  private at: number

  /** @param now milliseconds of any steady clock */
  constructor(burst: number, perSecond: number, now: number) {
    this.burst = burst
    this.perSecond = perSecond
    this.tokens = burst
    this.at = now
  }

  /** @returns false when there are not enough tokens; then none is taken */
  take(now: number, cost = 1): boolean {
    this.tokens = Math.min(this.burst, this.tokens + (Math.max(0, now - this.at) / 1000) * this.perSecond)
    this.at = now
    if (this.tokens < cost) return false
    this.tokens -= cost
    return true
  }
}
