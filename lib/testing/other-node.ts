import { fork } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import type { Room } from '@/lib/contracts/rooms'
import type { LiveOptions, LiveStats } from '@/lib/live'
import { connectTo, type TestSocket } from './live-server'

export interface NodeRequest {
  id: number
  act: { do: 'write'; room: Room; count: number } | { do: 'change'; leagueId: string } | { do: 'stats' }
}

/** A second node: the live side and our routes in a process of its own, on the test's database. */
export interface OtherNode {
  client(cookie: string): TestSocket
  /** Commits that many facts there, one after the other. */
  write(room: Room, count: number): Promise<void>
  /** As two-versions.ts says. */
  change(leagueId: string): Promise<void>
  port: number
  stats(): Promise<LiveStats>
  /** Ends the process: kindly, or as a crash would. */
  stop(signal?: 'SIGKILL'): Promise<void>
}

/** @param tree of another version, to run that */
export async function startOtherNode(
  options: Pick<LiveOptions, 'limits' | 'nodes' | 'trustedProxies'> & {
    /** Any free one by default. */
    port?: number
  },
  tree = process.cwd(),
): Promise<OtherNode> {
  const child = fork(resolve(tree, 'lib/testing/live-node.ts'), {
    cwd: tree,
    execPath: resolve('node_modules/.bin/node'),
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, GAVEL_TEST_LIVE: JSON.stringify(options) },
  })
  const ended = once(child, 'exit')
  const clients: TestSocket[] = []
  let asked = 0
  const [{ origin }] = (await Promise.race([
    once(child, 'message'),
    ended.then(() => Promise.reject(new Error('The other node did not start.'))),
  ])) as [{ origin: string }]
  const ask = (act: NodeRequest['act']) =>
    new Promise<LiveStats>((answered) => {
      const id = ++asked
      const hear = (answer: { id: number; stats: LiveStats }) => {
        if (answer.id !== id) return
        child.off('message', hear)
        answered(answer.stats)
      }
      child.on('message', hear)
      child.send({ id, act } satisfies NodeRequest)
    })
  return {
    client(cookie) {
      const socket = connectTo(origin, cookie)
      clients.push(socket)
      return socket
    },
    write: async (room, count) => void (await ask({ do: 'write', room, count })),
    change: async (leagueId) => void (await ask({ do: 'change', leagueId })),
    port: Number(new URL(origin).port),
    stats: () => ask({ do: 'stats' }),
    async stop(signal) {
      for (const client of clients) client.disconnect()
      if (signal) child.kill(signal)
      else if (child.connected) child.disconnect()
      await ended
    },
  }
}
