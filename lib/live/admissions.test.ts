import { describe, expect, it } from 'vitest'
import { Admissions } from './admissions'

/** Work that ends when it is told to, and the order in which it was begun. */
function workshop() {
  const begun: number[] = []
  const ends = new Map<number, (error?: Error) => void>()
  const work = (n: number) => () => {
    begun.push(n)
    return new Promise<number>((resolve, reject) =>
      ends.set(n, (error) => (error ? reject(error) : resolve(n))),
    )
  }
  return { begun, ends, work }
}
const settle = () => new Promise((resolve) => setImmediate(resolve))

describe('admissions', () => {
  it('promise 8: are so many at once, in the order in which they came, and no more wait than may', async () => {
    const { begun, ends, work } = workshop()
    const admissions = new Admissions(2, 3)
    const asked = [0, 1, 2, 3, 4].map((n) => admissions.admit(work(n)))
    expect(begun).toEqual([0, 1])
    expect(admissions.admit(work(5))).toBeNull()
    ends.get(1)?.()
    expect(await asked[1]).toBe(1)
    await settle()
    expect(begun).toEqual([0, 1, 2])
    expect(admissions.waiting).toBe(2)
    // There is a place in the line again, behind those who wait.
    const last = admissions.admit(work(6))
    for (const n of [0, 2, 3, 4, 6]) {
      ends.get(n)?.()
      await settle()
    }
    expect(await Promise.all([...asked, last])).toEqual([0, 1, 2, 3, 4, 6])
    expect(begun).toEqual([0, 1, 2, 3, 4, 6])
  })

  it('go on after one that failed, which its caller alone hears of', async () => {
    const { ends, work } = workshop()
    const admissions = new Admissions(1, 1)
    const [first, second] = [admissions.admit(work(0)), admissions.admit(work(1))]
    ends.get(0)?.(new Error('refused'))
    await expect(first).rejects.toThrow('refused')
    await settle()
    ends.get(1)?.()
    expect(await second).toBe(1)
  })

  it('let thousands through', async () => {
    const admissions = new Admissions(10, 5_000)
    const done = await Promise.all(Array.from({ length: 5_010 }, (_, n) => admissions.admit(async () => n)))
    expect(done.at(-1)).toBe(5_009)
    expect(admissions.waiting).toBe(0)
  })
})
