/** One frame of a 60 Hz screen. */
const FRAME_MS = 16

/**
 * Hands items on: the first of a quiet time at once, those that follow within a frame together, so that a burst
 * renders once a frame and a single event is not kept waiting.
 */
export class Coalescer<T> {
  private items: T[] = []
  private timer: ReturnType<typeof setTimeout> | null = null
  private readonly handle: (items: T[]) => void

  constructor(handle: (items: T[]) => void) {
    this.handle = handle
  }

  add(items: readonly T[]): void {
    this.items.push(...items)
    if (!this.timer) this.flush()
  }

  /** Hands on what waits, now. */
  flush(): void {
    if (this.items.length === 0) {
      this.timer = null
      return
    }
    const items = this.items
    this.items = []
    if (this.timer) clearTimeout(this.timer)
    this.timer = setTimeout(() => {
      this.timer = null
      this.flush()
    }, FRAME_MS)
    this.handle(items)
  }
}
