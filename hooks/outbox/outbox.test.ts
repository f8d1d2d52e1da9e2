import { afterEach, describe, expect, it, vi } from 'vitest'
import { FOR_USER_HEADER } from '@/lib/contracts/endpoint'
import { ann, bob, directId } from '../chats/testing'
import { outboxOf } from './outbox'

afterEach(() => vi.unstubAllGlobals())

describe('what a person writes', () => {
  it.each([ann, bob])('is sent as his own, whoever is signed in by then: $name', async ({ userId }) => {
    const asked = new Promise<Headers>((resolve) => {
      vi.stubGlobal('fetch', async (_path: string, init: RequestInit) => {
        resolve(new Headers(init.headers))
        return Response.json({ error: { code: 'not_found', message: 'No such chat.' } }, { status: 404 })
      })
    })
    const outbox = outboxOf(userId)
    const rest = outbox.start()
    void outbox.add({
      kind: 'chat_message',
      input: { chatId: directId, text: 'Hello', replyTo: null },
      title: 'Message',
      detail: 'Hello',
      href: '/',
    })
    expect((await asked).get(FOR_USER_HEADER)).toBe(userId)
    rest()
  })
})

it('is kept by a tab, and not by a server that draws the page', () => {
  const opened = vi.fn()
  vi.stubGlobal('BroadcastChannel', opened)
  expect(outboxOf(ann.userId)).not.toBe(outboxOf(ann.userId))
  expect(opened).not.toHaveBeenCalled()
  vi.stubGlobal('window', {})
  expect(outboxOf(ann.userId)).toBe(outboxOf(ann.userId))
  expect(opened).toHaveBeenCalledTimes(1)
})
