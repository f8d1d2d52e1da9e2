/** One measured round trip; all in epoch milliseconds, `sent` and `received` by the tab's clock. */
export interface ClockSample {
  sent: number
  received: number
  serverNow: number
}

const KEEP = 8

/**
 * The server's clock seen from this tab. Of the last eight round trips the shortest counts: what is uncertain about
 * an offset is half the way there and back.
 */
export class ClockSync {
  private samples: ClockSample[] = []

  add(sample: ClockSample): void {
    if (sample.received < sample.sent) return
    this.samples = [...this.samples, sample].slice(-KEEP)
  }

  /** Forgets everything: the tab's clock jumped, as after a sleep. */
  clear(): void {
    this.samples = []
  }

  private get best(): ClockSample | null {
    return this.samples.reduce<ClockSample | null>((a, b) => (a && trip(a) <= trip(b) ? a : b), null)
  }

  /** Server's minus tab's clock in ms; 0 until measured. */
  get offset(): number {
    const { best } = this
    return best ? best.serverNow - (best.sent + best.received) / 2 : 0
  }

  /** Of the newest round trip, in ms; null until measured. */
  get latency(): number | null {
    const last = this.samples.at(-1)
    return last ? trip(last) : null
  }

  serverNow(now: number): number {
    return now + this.offset
  }
}

const trip = ({ sent, received }: ClockSample) => received - sent
