import { expect, it } from 'vitest'
import type { LiveEvent } from '@/lib/contracts/events'
import { leagueRoom } from '@/lib/contracts/rooms'
import { packMessages, readMessage } from './items'
import { Outbox } from './outbox'
import { fitting, makeSeal } from './seal'

const league = '00000000-0000-4000-8000-000000000001'
const eventOf = (seq: number, bytes = 100) =>
  ({ room: leagueRoom(league), epoch: 7, seq, type: 'x', data: 'x'.repeat(bytes) }) as unknown as LiveEvent
const parsed = (outbox: Outbox) => outbox.take().map((json) => JSON.parse(json))

it('tells events whole while few wait, and only where their room stands when it is too much', () => {
  const outbox = new Outbox(2_000)
  outbox.ring(eventOf(1))
  outbox.ring(eventOf(2, 3_000))
  expect(parsed(outbox)).toMatchObject([{ is: 'event' }, { is: 'head', epoch: 7, seq: 2 }])
  expect(outbox.empty).toBe(true)
  for (let seq = 1; seq <= 20_000; seq++) outbox.ring(eventOf(seq))
  outbox.ring(eventOf(5, 3_000))
  const items = parsed(outbox)
  expect(items.length).toBeLessThan(10_000)
  expect(items.at(-1)).toMatchObject({ is: 'head' })
  const told = new Set(items.flatMap((item) => (item.is === 'event' ? item.event.seq : [])))
  for (let seq = items.at(-1).seq + 1; seq <= 20_000; seq++) expect(told.has(seq)).toBe(true)
})

it('packs items into messages that fit when sealed, in order, and leaves out what never could', () => {
  const seal = makeSeal('a secret of some length, for tests')
  const most = 7_900
  const items = [...Array(300).keys()].map((n) =>
    JSON.stringify({ is: 'beat', revision: n, text: 'ä'.repeat(n) }),
  )
  items.splice(10, 0, JSON.stringify({ is: 'beat', text: 'x'.repeat(most) }))
  const sealed = [...packMessages('me', items, fitting(most))].map((text) => seal.close(text))
  for (const text of sealed) expect(Buffer.byteLength(text)).toBeLessThanOrEqual(most)
  const messages = sealed.map((text) => readMessage(seal.open(text) ?? ''))
  expect(messages.every((message) => message?.from === 'me')).toBe(true)
  const revisions = messages.flatMap((message) =>
    message?.items.map((item) => (item as { revision: number }).revision),
  )
  expect(revisions).toEqual([...Array(300).keys()])
})

it('hears nobody without the secret, nor a changed word', () => {
  const seal = makeSeal('a secret of some length, for tests')
  const other = makeSeal('another secret of the same length')
  const sealed = seal.close('hello')
  expect(seal.open(sealed)).toBe('hello')
  expect(sealed).not.toContain('hello')
  const bytes = Buffer.from(sealed, 'base64')
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1
  for (const foreign of [other.close('hello'), bytes.toString('base64'), 'hello', ''])
    expect(seal.open(foreign)).toBeNull()
  expect(other.channel).not.toBe(seal.channel)
})

it('takes what is no message for none', () => {
  for (const text of ['', '{', 'null', '{}', '{"from":1,"items":[]}', '{"from":"a","items":{}}'])
    expect(readMessage(text)).toBeNull()
})
