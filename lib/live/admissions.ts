const CUT_AT = 1_000

/**
 * Lets in only so many at once, so that a storm of handshakes leaves room for everything else; the others wait in the order in which they
 * came, and only so many of them.
 */
export class Admissions {
  private readonly atOnce: number
  private readonly most: number
  private readonly line: (() => void)[] = []
  /** Those before it have had their turn. */
  private next = 0
  private underWay = 0

  /**
   * @param atOnce under way at the same time
   * @param most waiting, beyond those
   */
  constructor(atOnce: number, most: number) {
    this.atOnce = atOnce
    this.most = most
  }

  get waiting(): number {
    return this.line.length - this.next
  }

  /**
   * Does `work` when its turn comes.
   * @returns null when too many wait already: not done, and not to be done later
   */
  admit<T>(work: () => Promise<T>): Promise<T> | null {
    if (this.underWay < this.atOnce) return this.run(work)
    if (this.waiting >= this.most) return null
    return new Promise<T>((resolve, reject) => {
      this.line.push(() => this.run(work).then(resolve, reject))
    })
  }

  private async run<T>(work: () => Promise<T>): Promise<T> {
    this.underWay++
    try {
      return await work()
    } finally {
      this.underWay--
      this.turn()
    }
  }

  private turn() {
    const begin = this.line[this.next]
    if (!begin) return
    this.next++
    // Cut off now and then, not at each: that would move thousands each time.
    if (this.next >= CUT_AT || this.next === this.line.length) {
      this.line.splice(0, this.next)
      this.next = 0
    }
    begin()
  }
}
