import { freePort } from '@/lib/testing/free-port'
import { startLive, type TestLive } from '@/lib/testing/live-server'
import { type OtherNode, startOtherNode } from '@/lib/testing/other-node'
import { redisProgram, startTestRedis, type TestRedis } from '@/lib/testing/redis'
import { answerByRoute } from '@/lib/testing/route-server'

/** Often enough that nobody waits long for what a cut has swallowed. */
const LIMITS = {
  pollHeadsMs: 200,
  tellHeadsMs: 1_000,
  sweepMs: 2_000,
  nodeBeatMs: 500,
  nodeTtlMs: 3_000,
  lineSilentMs: 2_000,
  lineRetryMs: 100,
  pingIntervalMs: 3_000,
  pingTimeoutMs: 5_000,
}

/** Two nodes on one database: `here` in the test's process, where the acts are done, `there` in one of its own. */
export class Nodes {
  readonly redis: TestRedis | null
  readonly urls: readonly [here: string, there: string]
  private readonly ports: readonly [number, number]
  private readonly options: {
    limits: typeof LIMITS
    nodes: { databaseUrl: string; secret: string; redisUrl?: string }
  }
  private here: TestLive | null = null
  private there: OtherNode | null = null
  /** What is under way: a node that comes up again. */
  private coming: Promise<unknown> = Promise.resolve()
  isRedisHere = true

  private constructor(redis: TestRedis | null, ports: readonly [number, number], databaseUrl: string) {
    this.redis = redis
    this.ports = ports
    this.urls = [`http://localhost:${ports[0]}`, `http://localhost:${ports[1]}`]
    const secret = process.env.GAVEL_SECRET as string
    this.options = {
      limits: LIMITS,
      nodes: { databaseUrl, secret, ...(redis ? { redisUrl: redis.url } : {}) },
    }
  }

  static async start(databaseUrl: string): Promise<Nodes> {
    const redis = redisProgram() ? await startTestRedis() : null
    const nodes = new Nodes(redis, [await freePort(), await freePort()], databaseUrl)
    await Promise.all([nodes.startHere(), nodes.startThere()])
    return nodes
  }

  private async startHere() {
    this.here = await startLive(this.options, { port: this.ports[0], answer: answerByRoute })
  }

  private async startThere() {
    this.there = await startOtherNode({ ...this.options, port: this.ports[1] })
  }

  /** One after the other, so that each is up before it goes again. */
  private after(act: () => Promise<unknown>) {
    this.coming = this.coming.then(act)
  }

  restartHere(): void {
    this.after(async () => {
      await this.here?.close()
      await this.startHere()
    })
  }

  restartThere(signal?: 'SIGKILL'): void {
    this.after(async () => {
      await this.there?.stop(signal)
      await this.startThere()
    })
  }

  loseRedis(): void {
    this.isRedisHere = false
    this.after(async () => this.redis?.kill())
  }

  freezeRedis(): void {
    this.redis?.freeze()
  }

  /** Up and thawed. */
  mendRedis(): void {
    this.redis?.thaw()
    const isGone = !this.isRedisHere
    this.isRedisHere = true
    if (isGone) this.after(async () => this.redis?.start())
  }

  /** Both nodes are up. */
  settled(): Promise<unknown> {
    return this.coming
  }

  async stop(): Promise<void> {
    await this.coming.catch(() => {})
    await this.here?.close()
    await this.there?.stop()
    this.redis?.thaw()
    await this.redis?.kill()
  }
}
