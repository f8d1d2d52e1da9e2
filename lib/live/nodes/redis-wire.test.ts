import { createServer, type Socket } from 'node:net'
import { expect, it } from 'vitest'
import { redisWire } from './redis-wire'

it('gives up on a Redis that takes the connection and says nothing', { timeout: 15_000 }, async () => {
  const taken = new Set<Socket>()
  const hanging = createServer((socket) => void taken.add(socket.on('error', () => {}).resume()))
  await new Promise<void>((resolve) => hanging.listen(0, '127.0.0.1', resolve))
  const { port } = hanging.address() as { port: number }
  const opening = redisWire(`redis://127.0.0.1:${port}`, 'channel').open({ text() {}, end() {} })
  await expect(opening).rejects.toThrow()
  // Tried again and again, nothing of it may be left.
  await expect.poll(() => [...taken].every((socket) => socket.destroyed || socket.readableEnded)).toBe(true)
  for (const socket of taken) socket.destroy()
  hanging.close()
})
