import type { Side } from './sides'
import type { SocketClients } from './socket-clients'

export interface Saturated {
  /** Processor time of this process for one delivery, in microseconds. */
  cpuMicros: number
  /** Deliveries a second by the wall. */
  perSecond: number
}

/** Lets a server tell `turns` × `each` events as fast as it can, and waits until all clients have all of them. */
export async function saturate(
  clients: SocketClients,
  { server, next }: Side,
  sockets: number,
  { turns, each }: { turns: number; each: number },
): Promise<Saturated> {
  const deliveries = sockets * turns * each
  let cpu = process.cpuUsage()
  let started = 0
  await clients.hear(server.name, deliveries, async () => {
    cpu = process.cpuUsage()
    started = performance.now()
    for (let turn = 0; turn < turns; turn++) {
      server.tell(next(each))
      await new Promise(setImmediate)
    }
  })
  const seconds = (performance.now() - started) / 1_000
  const { user, system } = process.cpuUsage(cpu)
  return { cpuMicros: (user + system) / deliveries, perSecond: deliveries / seconds }
}
