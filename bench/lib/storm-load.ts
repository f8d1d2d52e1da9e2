import { type Seen, StormClient } from './storm-client'
import type { CrowdAct, CrowdAnswer, CrowdReport } from './storm-crowd'

/** The clients of one side of the storm, in a process of their own; `storm-crowd.ts` tells it what to do. */

let clients: StormClient[] = []
let rooms: readonly (readonly string[])[] = []
let seen = nothingSeen()
/** Whether whoever loses its connection tries again by itself. */
let comesBack = false
let caughtUp: number[] = []
let onCaughtUp = () => {}
let onMoved = () => {}
let cpu = process.cpuUsage()

function nothingSeen(): Seen {
  const counts = { replayed: 0, live: 0, lost: 0, twice: 0, resets: 0, refused: 0, unreachable: 0 }
  return { ...counts, faults: [] }
}

const steadyMs = () => Number(process.hrtime.bigint() / 1_000n) / 1_000

const all = (): Promise<void> =>
  new Promise((resolve) => {
    onCaughtUp = () => {
      if (caughtUp.length === clients.length) resolve()
    }
    onCaughtUp()
  })

/** All stand where their rooms stand. */
const allAt = (heads: Readonly<Record<string, readonly [number, number]>>): Promise<void> =>
  new Promise((resolve) => {
    let next = 0
    onMoved = () => {
      // Those before `next` have arrived, and nobody goes back.
      for (; next < clients.length; next++) {
        const positions = clients[next]?.positions ?? []
        const there = positions.every((at, n) => (at?.[1] ?? 0) >= (heads[rooms[next]?.[n] ?? '']?.[1] ?? 0))
        if (!there) return
      }
      onMoved = () => {}
      resolve()
    }
    onMoved()
  })

function report(): CrowdReport {
  const sorted = caughtUp.toSorted((a, b) => a - b)
  const at = (share: number) => sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN
  const { user, system } = process.cpuUsage(cpu)
  return { half: at(0.5), most: at(0.99), last: at(1), cpuMs: (user + system) / 1_000, seen }
}

const acts: { [K in CrowdAct['do']]: (act: CrowdAct & { do: K }) => Promise<CrowdAnswer> } = {
  async gather({ url, places }) {
    const mine = {
      caughtUp: () => {
        caughtUp.push(steadyMs())
        onCaughtUp()
      },
      moved: () => onMoved(),
      comesBack: () => comesBack,
    }
    rooms = places.map((place) => place.rooms)
    // `seen` begins anew each round.
    const shared = new Proxy({} as Seen, {
      get: (_, name) => seen[name as keyof Seen],
      set: (_, name, value) => Reflect.set(seen, name, value),
    })
    clients = places.map((place, n) => new StormClient(new URL(url), n, place, shared, mine))
    return {}
  },
  async brace(act) {
    ;[seen, caughtUp, comesBack, cpu] = [nothingSeen(), [], act.comesBack, process.cpuUsage()]
    return {}
  },
  async come({ withinMs: [first, last] }) {
    comesBack = true
    for (const client of clients) client.come(first + Math.random() * (last - first))
    return {}
  },
  async settle() {
    await all()
    return { report: report() }
  },
  async reach({ heads }) {
    await allAt(heads)
    return { report: report() }
  },
  async leave() {
    comesBack = false
    for (const client of clients) client.close()
    return {}
  },
}

process.on('message', async ({ id, act }: { id: number; act: CrowdAct }) => {
  const answer = await acts[act.do](act as never).catch((error) => ({ error: String(error) }))
  process.send?.({ id, ...answer })
})
process.once('disconnect', () => process.exit())
