import type { LiveLimits } from '@/lib/live/limits'
import { type ServerOrder, ServerProcess } from './server-process'
import type { SquadLoad, UnderLoad } from './server-under-load'
import { SocketClients } from './socket-clients'

export const IN_LEAGUE = 20
/** One socket in so many stops reading. */
const STUCK_ONE_IN = 100

/** Told to heard, in milliseconds, of those who read; and the server's memory. */
export interface Evening extends UnderLoad {
  p50: number
  p99: number
  mean: number
  /** Share of the time in which the clients' process was busy. */
  clientsBusy: number
}

/**
 * A server in one process and its clients in another: leagues of twenty, and in each of the first few, which are told something, one whose
 * socket may stop reading. The others stay connected from one evening to the next.
 */
export class SlowCrowd {
  readonly stuck: number
  private readonly sockets: number
  private readonly clients: SocketClients
  private readonly server: ServerProcess

  private constructor(sockets: number, clients: SocketClients, server: ServerProcess) {
    this.sockets = sockets
    this.stuck = sockets / STUCK_ONE_IN
    this.clients = clients
    this.server = server
  }

  static async gather(
    kind: ServerOrder['kind'],
    sockets: number,
    bounds: Partial<LiveLimits>,
  ): Promise<SlowCrowd> {
    const leagues = sockets / IN_LEAGUE
    const server = await ServerProcess.start({ kind, leagues, people: IN_LEAGUE, bounds, asked: true })
    const crowd = new SlowCrowd(sockets, new SocketClients(), server)
    try {
      await crowd.connect('readers', (n) => !crowd.mayStick(n))
      return crowd
    } catch (error) {
      await crowd.stop()
      throw error
    }
  }

  /**
   * The leagues of those who may get stuck are told so much, and all who read hear it.
   * @throws Error when one who reads was cut off or missed something
   */
  async evening(load: Omit<SquadLoad, 'leagues'>, areStuck: boolean): Promise<Evening> {
    const { clients, server, sockets, stuck } = this
    await this.connect('stuck', (n) => this.mayStick(n))
    if (areStuck) await clients.pause('stuck')
    const atMost = Math.ceil(load.perSecond * stuck * load.seconds) * (IN_LEAGUE - 1)
    let [began, took] = [0, 0]
    let found: UnderLoad | null = null
    const report = await clients.hear('readers', atMost, async () => {
      began = performance.now()
      found = await server.tell(sockets, { ...load, leagues: stuck })
      took = performance.now() - began
      return found.told * (IN_LEAGUE - 1)
    })
    await clients.close('stuck')
    if (!found) throw new Error('no report')
    return { ...(found as UnderLoad), ...report, clientsBusy: report.cpuMs / took }
  }

  async stop(): Promise<void> {
    this.clients.stop()
    await this.server.stop()
  }

  /** The first of a league that is told something. */
  private mayStick(n: number): boolean {
    return n % IN_LEAGUE === 0 && n / IN_LEAGUE < this.stuck
  }

  private async connect(group: string, belongs: (n: number) => boolean): Promise<void> {
    const { url, socketIo, cookies, rooms } = this.server.told
    const mine = <T>(all: readonly T[]) => all.filter((_, n) => belongs(n))
    const among = mine(rooms)
    await this.clients.connect(group, {
      url,
      socketIo,
      cookies: mine(cookies),
      rooms: among,
      count: among.length,
    })
  }
}
