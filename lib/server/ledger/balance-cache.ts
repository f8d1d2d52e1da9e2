import type { LiveEvent } from '@/lib/contracts/events'
import { type AsOf, ownRoom, parseRoom, type Room, teamRoom } from '@/lib/contracts/rooms'
import { placeOf } from '@/lib/domain/position/position'
import { sharedCache } from '@/lib/platform/caching'
import { Lru } from '@/lib/platform/lru'
import { reaches } from '@/lib/server/events/heads'
import { walletOf } from './columns'
import type { BalanceUpdate, Wallet } from './types'

/** Every change of a team's wallets is an event in one of these. */
export const walletRooms = (teamId: string): Room[] => [teamRoom(teamId), ownRoom(teamId)]

interface Team {
  /** How far the wallets reach in both rooms: no event up to here is missing from them. */
  asOf: AsOf
  /** In the league's order of currencies; while they are being read, those who ask wait together. */
  wallets: Promise<Wallet[]>
  since: number
}

const MOST_TEAMS = 5_000
/** A wallet opened or changed past the ledger's events would be seen after this long. */
const KEPT_MS = 60_000

/**
 * The wallets of teams, whole, as their committed events have left them. Read through: whoever asks brings the heads of the
 * team's rooms, read for his own request, and is given what reaches them, or reads. So nothing is shown before its
 * commit or after a newer version was seen, whichever process wrote it; what this process commits takes its place at once.
 */
export class BalanceCache {
  private readonly teams: Lru<string, Team>
  private readonly now: () => number

  constructor(most = MOST_TEAMS, now: () => number = Date.now) {
    this.teams = new Lru(most)
    this.now = now
  }

  /** @param heads of the team's rooms, read before this call and after the question came */
  async walletsOf(teamId: string, heads: AsOf, read: () => Promise<Wallet[]>): Promise<Wallet[]> {
    const rooms = walletRooms(teamId)
    // Whoever may not see one of the rooms has not asked where it stands.
    if (!rooms.every((room) => heads[room])) return read()
    const kept = this.teams.get(teamId)
    if (kept && this.now() - kept.since < KEPT_MS && reaches(kept.asOf, heads, rooms)) {
      // What another's read threw may be his own misfortune.
      return this.newest(teamId, kept).catch(() => read())
    }
    const asOf = Object.fromEntries(rooms.map((room) => [room, heads[room]])) as AsOf
    const team: Team = { asOf, wallets: read(), since: this.now() }
    this.teams.set(teamId, team)
    team.wallets.catch(() => this.teams.delete(teamId, team))
    return this.newest(teamId, team)
  }

  /** What came while it was read is newer than what was read. */
  private async newest(teamId: string, team: Team): Promise<Wallet[]> {
    const wallets = await team.wallets
    const latest = this.teams.get(teamId)
    if (!latest || latest === team || !reaches(latest.asOf, team.asOf)) return wallets
    return this.newest(teamId, latest).catch(() => wallets)
  }

  /** After the commit of a change by this process. */
  onUpdate({ wallet, event }: BalanceUpdate): void {
    this.advance(wallet.teamId, event, (wallets) =>
      wallets.map((had) => (had.id === wallet.id && had.version < wallet.version ? walletOf(wallet) : had)),
    )
  }

  /** Whatever else was committed in a team's rooms moves its wallets' place on, not the wallets. */
  onEvent(event: LiveEvent): void {
    const room = parseRoom(event.room)
    if (!room || (room.kind !== 'team' && room.kind !== 'own')) return
    if (event.type === 'wallet_update') return
    this.advance(room.id, event, (wallets) => wallets)
  }

  private advance(teamId: string, event: LiveEvent, change: (wallets: Wallet[]) => Wallet[]) {
    const team = this.teams.get(teamId)
    const at = team?.asOf[event.room]
    if (!team || !at) return
    const place = placeOf(at, event)
    if (place === 'past') return
    // One in between was not heard, or not yet: the next who asks reads.
    if (place !== 'next') return this.teams.delete(teamId)
    const next: Team = {
      asOf: { ...team.asOf, [event.room]: [event.epoch, event.seq] },
      wallets: team.wallets.then(change),
      since: team.since,
    }
    this.teams.set(teamId, next)
    next.wallets.catch(() => this.teams.delete(teamId, next))
  }
}

export const balanceCache = (): BalanceCache => sharedCache('balances', () => new BalanceCache())
