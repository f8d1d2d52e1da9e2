import { newIdempotencyKey } from './new-idempotency-key'
import { isRefusal } from './outbox-refusal'
import { isCommitted } from './own-mutations'

/** The server keeps its answers for a day and more; whoever does the same an hour later means it anew. */
const KEPT_MS = 3_600_000

/**
 * The key of what a person wants done, for as long as nobody knows what became of it: done again it is the same intent and has
 * the same key. It ends with an answer, success or refusal (what was refused a minute ago may be possible now), and when
 * an event tells that it was done. A reload ends it too: the page then shows what became of it, and the same act is meant anew.
 */
export class Intent {
  private open: { input: string; key: string; since: number; tries: number } | null = null
  private readonly now: () => number
  private readonly newKey: () => string

  constructor(now: () => number = Date.now, newKey: () => string = newIdempotencyKey) {
    this.now = now
    this.newKey = newKey
  }

  /** @param input all that the act says */
  keyFor(input: unknown): string {
    const text = JSON.stringify(input)
    if (this.open?.input !== text || this.isOver(this.open)) {
      this.open = { input: text, key: this.newKey(), since: this.now(), tries: 0 }
    }
    this.open.tries++
    return this.open.key
  }

  /** Whether this was tried before, and nobody knows what became of it. */
  isOpen(input: unknown): boolean {
    return this.open?.input === JSON.stringify(input) && !this.isOver(this.open)
  }

  /** What came of a try with this key; an error that says nothing of it leaves the intent open. */
  ended(key: string, error?: unknown): void {
    if (this.open?.key !== key) return
    this.open.tries--
    if (error === undefined || isRefusal(error)) this.open = null
  }

  /** While a try is under way a second press is the same intent, whatever was heard meanwhile. */
  private isOver({ key, since, tries }: NonNullable<typeof this.open>): boolean {
    return tries === 0 && (isCommitted(key) || this.now() - since > KEPT_MS)
  }
}
