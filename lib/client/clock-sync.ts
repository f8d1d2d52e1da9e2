/** One measured round trip; all in epoch milliseconds, `sent` and `received` by the tab's clock. */
export interface ClockSample {
  sent: number
  received: number
  serverNow: number
}

const KEEP = 8
/** What took longer was asked before a sleep, or says nothing. */
const LONGEST_MS = 10_000
/** By which steady clocks may part between two samples, rounding included. */
const DRIFT_MS = 50

/**
 * The server's clock seen from this tab. Of the last eight round trips the shortest counts: what is uncertain about
 * an offset is half the way there and back. A sample that no steady clock could give beside it means that one of the two
 * clocks was set: then only what came since counts.
 */
export class ClockSync {
  private samples: ClockSample[] = []
  private inDoubt = false

  add(sample: ClockSample): void {
    if (trip(sample) < 0 || trip(sample) > LONGEST_MS) return
    const { best } = this
    if (this.inDoubt || (best && !agree(best, sample))) this.samples = []
    this.inDoubt = false
    this.samples = [...this.samples, sample].slice(-KEEP)
  }

  /** The tab's clock may have jumped, as in a sleep: until the next answer there is nothing better than what was known. */
  doubt(): void {
    this.inDoubt = true
  }

  private get best(): ClockSample | null {
    return this.samples.reduce<ClockSample | null>((a, b) => (a && trip(a) <= trip(b) ? a : b), null)
  }

  /** Server's minus tab's clock in ms; 0 until measured. */
  get offset(): number {
    const { best } = this
    return best ? offsetOf(best) : 0
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
const offsetOf = ({ sent, received, serverNow }: ClockSample) => serverNow - (sent + received) / 2
const agree = (a: ClockSample, b: ClockSample) =>
  Math.abs(offsetOf(a) - offsetOf(b)) <= (trip(a) + trip(b)) / 2 + DRIFT_MS
