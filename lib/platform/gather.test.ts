import { describe, expect, it } from 'vitest'
import { gathered } from './gather'

/** A read whose answers are given by hand. */
function byHand(most?: number) {
  const sent: { keys: readonly string[]; answer: (error?: Error) => void }[] = []
  const ask = gathered<string, readonly string[]>(
    (keys) =>
      new Promise((resolve, reject) => {
        sent.push({ keys, answer: (error) => (error ? reject(error) : resolve(keys)) })
      }),
    { most },
  )
  return { sent, ask }
}
const settle = () => new Promise((resolve) => setImmediate(resolve))

describe('reads that are gathered', () => {
  it('go at once while nobody reads, and together while somebody does', async () => {
    const { sent, ask } = byHand()
    const first = ask(['a'])
    await settle()
    const rest = [ask(['b', 'c']), ask(['c', 'd'])]
    await settle()
    expect(sent.map(({ keys }) => keys)).toEqual([['a']])
    sent[0]?.answer()
    expect(await first).toEqual(['a'])
    while (sent.length < 2) await settle()
    expect(sent[1]?.keys).toEqual(['b', 'c', 'd'])
    // Asked after that one had begun: it may not have seen what he has.
    void ask(['b'])
    sent[1]?.answer()
    await Promise.all(rest)
    while (sent.length < 3) await settle()
    expect(sent[2]?.keys).toEqual(['b'])
    sent[2]?.answer()
  })

  it('share what fails, and the next are read again', async () => {
    const { sent, ask } = byHand()
    const both = Promise.allSettled([ask(['a']), ask(['b'])])
    await settle()
    sent[0]?.answer(new Error('gone'))
    expect((await both).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    const again = ask(['a'])
    while (sent.length < 2) await settle()
    sent[1]?.answer()
    expect(await again).toEqual(['a'])
  })

  it('take only so many at once; what one asks for stays together, and nobody overtakes', async () => {
    const { sent, ask } = byHand(3)
    const all = Promise.allSettled(
      [['a', 'b'], ['c', 'd'], ['e'], ['f', 'g', 'h', 'i'], ['j']].map((keys) => ask(keys)),
    )
    for (let n = 0; n < 4; n++) {
      while (sent.length <= n) await settle()
      sent[n]?.answer(n === 1 ? new Error('gone') : undefined)
    }
    const got = (await all).map((each) => (each.status === 'fulfilled' ? each.value : null))
    const [first, last] = [
      ['a', 'b'],
      ['f', 'g', 'h', 'i'],
    ]
    // The second failed for those whom it read for, and for nobody else.
    expect(got).toEqual([first, null, null, last, ['j']])
  })

  it('go on when a read throws before it has begun', async () => {
    const ask = gathered<string, string>((keys) => {
      if (keys.includes('bad')) throw new Error('no')
      return Promise.resolve('good')
    })
    await expect(ask(['bad'])).rejects.toThrow('no')
    expect(await ask(['fine'])).toBe('good')
  })

  it('do not wait for one that hangs', async () => {
    const { sent, ask } = byHand()
    void ask(['hangs'])
    await settle()
    const next = ask(['next'])
    while (sent.length < 2) await settle()
    sent[1]?.answer()
    expect(await next).toEqual(['next'])
  })
})
