import pg from 'pg'

/**
 * A connection that is asked one thing at a time. Within a transaction Prisma reads an object's relations side by side, which `pg`
 * only queues, says will end with its next version, and warns of at the first start. Each waits for the one before it here.
 */
export class OneAtATime extends pg.Client {
  private underWay = 0
  private last: Promise<unknown> = Promise.resolve()

  // biome-ignore lint/suspicious/noExplicitAny: as many overloads as pg has.
  override query(...args: any[]): any {
    const ask = () => super.query(...(args as [string]))
    if (typeof args.at(-1) === 'function' || typeof args[0]?.submit === 'function') return ask()
    const answer = this.underWay === 0 ? ask() : this.last.then(ask)
    this.underWay++
    this.last = answer.then(
      () => void this.underWay--,
      () => void this.underWay--,
    )
    return answer
  }
}
