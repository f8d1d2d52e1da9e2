import { TYPING_MS } from '@/lib/contracts/socket'

/** Said again well before it runs out with those who hear it. */
const SAY_AGAIN_MS = TYPING_MS / 2
/** Nothing typed for so long: no longer typing. */
const IDLE_MS = 4_000

/** Says that somebody types: at most every three seconds, and that he has stopped. */
export class TypingSayer {
  private saidAt: number | null = null
  private idle?: ReturnType<typeof setTimeout>
  private readonly say: (typing: boolean) => void

  constructor(say: (typing: boolean) => void) {
    this.say = say
  }

  typed(): void {
    clearTimeout(this.idle)
    this.idle = setTimeout(() => this.stopped(), IDLE_MS)
    const now = Date.now()
    if (this.saidAt !== null && now - this.saidAt < SAY_AGAIN_MS) return
    this.saidAt = now
    this.say(true)
  }

  /** Sent, emptied, left or idle. */
  stopped(): void {
    clearTimeout(this.idle)
    if (this.saidAt === null) return
    this.saidAt = null
    this.say(false)
  }
}
