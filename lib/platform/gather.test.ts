import { describe, expect, it } from 'vitest'
import { gathered } from './gather'

/** A read whose answers are given by hand. */
function byHand() {
  const sent: { keys: readonly string[]; answer: (error?: Error) => void }[] = []
  const ask = gathered<string, readonly string[]>(
    (keys) =>
      new Promise((resolve, reject) => {
        sent.push({ keys, answer: (error) => (error ? reject(error) : resolve(keys)) })
      }),
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
    await settle()
    expect(sent[1]?.keys).toEqual(['b', 'c', 'd'])
    // Asked after that one had begun: it may not have seen what he has.
    void ask(['b'])
    sent[1]?.answer()
    await Promise.all(rest)
    await settle()
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
    await settle()
    sent[1]?.answer()
    expect(await again).toEqual(['a'])
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
