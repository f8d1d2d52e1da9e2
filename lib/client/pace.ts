/** The server takes 100 messages of a socket at once and 50 a second; what else a tab has to say keeps a part of that. */
const AT_ONCE = 80
const PAUSE_MS = 2_000

/** Asks for many things without asking too fast: so many at once, and as many again after each pause. */
export class Pace<Key> {
  private left = AT_ONCE
  private readonly waiting = new Map<Key, () => void>()
  private timer?: ReturnType<typeof setTimeout>

  /** Asks now or in its turn; only the newest for each key. */
  ask(key: Key, act: () => void): void {
    if (this.left === 0) return void this.waiting.set(key, act)
    this.left--
    this.timer ??= setTimeout(() => this.goOn(), PAUSE_MS)
    act()
  }

  private goOn() {
    this.timer = undefined
    this.left = AT_ONCE
    const turn = [...this.waiting].slice(0, AT_ONCE)
    for (const [key, act] of turn) {
      this.waiting.delete(key)
      this.ask(key, act)
    }
  }
}
