import { setTimeout as sleep } from 'node:timers/promises'
import type { Room } from '@/lib/contracts/rooms'
import { AppError } from '@/lib/platform/app-error'
import { database } from '@/lib/platform/database/client'
import { newId } from '@/lib/platform/ids'
import { ringDoorbell } from '@/lib/server/events/doorbell'
import { balanceManager } from '@/lib/server/ledger/balance-manager'
import { countOf, type Load, openLoad } from './open-load'
import { PEOPLE_A_LEAGUE, type Purse, type Stage } from './propagate-stage'
import type { SocketClients } from './socket-clients'
import { steadyMicros } from './steady'

/** Milliseconds, over all deliveries of a round. */
export interface Propagation {
  /** From PostgreSQL's commit, or from the ring where there is none. */
  commit: { p50: number; p99: number; mean: number }
  /** From when the command was due. */
  request: { p50: number; p99: number }
  /** Writes that were refused because the database could not keep up; each counts as long as it took to be told so. */
  refused: number
  /** Share of the round in which the clients' process was busy: at 1 they were the bottleneck. */
  clientsBusy: number
}

export const GROUP = 'tabs'
let lastChange = 0

/** So many debits a second, each a command of its own with posting, hash and events, and all tabs of its league waiting. */
export async function written(stage: Stage, clients: SocketClients, load: Load): Promise<Propagation> {
  const { deliveries, due, busy, first, refusals } = await round(clients, load, (n) =>
    balanceManager.subtractBalance(debit(stage, n)),
  )
  const commits = await stage.commitsFrom(first)
  const committed = (n: number) => commits.get(n) ?? Number.NaN
  return {
    commit: shares(deliveries.map(([n, at]) => (at - committed(n)) / 1_000)),
    request: shares(
      [...deliveries, ...refusals].map(([n, at]) => (at - (due[n - first] ?? Number.NaN)) / 1_000),
    ),
    refused: refusals.length / PEOPLE_A_LEAGUE,
    clientsBusy: busy,
  }
}

const seqs = new Map<Room, number>()
const EPOCH = Date.now()

/** The same events, but nothing is written: the bell is rung as after a commit, in rooms that no commit moves. */
export async function rung(stage: Stage, clients: SocketClients, load: Load): Promise<Propagation> {
  const rang = new Map<number, number>()
  const { deliveries, due, busy, first } = await round(clients, load, (n) => {
    const purse = purseOf(stage, n)
    const room: Room = `feed:${purse.leagueId}`
    const seq = (seqs.get(room) ?? 0) + 1
    seqs.set(room, seq)
    rang.set(n, steadyMicros())
    ringDoorbell([eventLike(purse, room, seq, n)])
  })
  return {
    commit: shares(deliveries.map(([n, at]) => (at - (rang.get(n) ?? Number.NaN)) / 1_000)),
    request: shares(deliveries.map(([n, at]) => (at - (due[n - first] ?? Number.NaN)) / 1_000)),
    refused: 0,
    clientsBusy: busy,
  }
}

async function round(clients: SocketClients, load: Load, change: (n: number) => unknown) {
  const first = lastChange + 1
  lastChange += countOf(load)
  let due: number[] = []
  const began = performance.now()
  /** Which, and when its twenty were told nothing. */
  const refusals: [number, number][] = []
  const all = countOf(load) * PEOPLE_A_LEAGUE
  const { heard, cpuMs } = await clients.hear(GROUP, all, async () => {
    due = await openLoad(load, async (n) => {
      try {
        await change(first + n)
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== 'unavailable') throw error
        const at = steadyMicros()
        for (let person = 0; person < PEOPLE_A_LEAGUE; person++) refusals.push([first + n, at])
      }
    })
    return all - refusals.length
  })
  const busy = cpuMs / (performance.now() - began)
  const deliveries: [number, number][] = []
  for (let at = 0; at < heard.length; at += 2) {
    const [n = 0, when = 0] = heard.slice(at, at + 2)
    // What came too late for its own round is none of this one's.
    if (n >= first) deliveries.push([n, when])
  }
  return { due, deliveries, busy, first, refusals }
}

/** Far apart, by a prime number of steps. */
const purseOf = ({ purses }: Stage, n: number) => purses[(n * 7_919) % purses.length] as Purse

const debit = (stage: Stage, n: number) => {
  const { leagueId, walletId } = purseOf(stage, n)
  return { leagueId, walletId, amount: 1n, reason: `bench ${n}`, actor: { userId: null } }
}

const eventLike = ({ leagueId, teamId, walletId }: Purse, room: Room, seq: number, n: number) => ({
  room,
  epoch: EPOCH,
  seq,
  id: newId(),
  type: 'wallet_update' as const,
  at: new Date().toISOString(),
  version: seq,
  data: {
    wallet: {
      ...{ id: walletId, leagueId, teamId, currencyId: leagueId, total: '999999999999' },
      ...{ available: '999999999999', held: '0', postings: seq, frozen: false, freezes: 0, version: seq },
    },
    because: { kind: 'adjustment' as const, reason: `bench ${n}`, amount: '-1' },
  },
})

const POLLERS = 200
const POLL_MS = 5_000

/**
 * Tabs that ask for their league's wallets every 5 s, each from another moment on, of a server that has nothing else to do:
 * polling at its best.
 * @returns milliseconds from the commit until an answer had it, over everyone who waited for it
 */
export async function polled(stage: Stage, load: Load): Promise<{ mean: number; p99: number }> {
  const leagues = [...new Set(stage.purses.map(({ leagueId }) => leagueId))].slice(0, POLLERS)
  const waiting = new Map(
    leagues.map((leagueId) => [leagueId, [] as { n: number; walletId: string; version: number }[]]),
  )
  const seen: [number, number][] = []
  const stopping = new AbortController()
  const pollers = leagues.map(async (leagueId) => {
    let wait = Math.random() * POLL_MS
    for (;;) {
      await sleep(wait, null, { signal: stopping.signal }).catch(() => {})
      if (stopping.signal.aborted) return
      wait = POLL_MS
      const rows = await database().wallet.findMany({ where: { leagueId } })
      const at = steadyMicros()
      const versions = new Map(rows.map(({ id, version }) => [id, Number(version)]))
      const open = waiting.get(leagueId) ?? []
      waiting.set(
        leagueId,
        open.filter(({ n, walletId, version }) => {
          if ((versions.get(walletId) ?? 0) < version) return true
          seen.push([n, at])
          return false
        }),
      )
    }
  })
  const first = lastChange + 1
  lastChange += countOf(load)
  await openLoad(load, async (n) => {
    const change = debit(stage, first + n)
    const { wallets } = await balanceManager.subtractBalance(change)
    waiting
      .get(change.leagueId)
      ?.push({ n: first + n, walletId: change.walletId, version: wallets[0]?.version ?? 0 })
  })
  while ([...waiting.values()].some((open) => open.length > 0)) await sleep(50)
  stopping.abort()
  await Promise.all(pollers)
  const commits = await stage.commitsFrom(first)
  return shares(seen.map(([n, at]) => (at - (commits.get(n) ?? Number.NaN)) / 1_000))
}

function shares(figures: number[]): { p50: number; p99: number; mean: number } {
  const sorted = Float64Array.from(figures).sort()
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
  return { p50: at(0.5), p99: at(0.99), mean: sorted.reduce((sum, each) => sum + each, 0) / sorted.length }
}
