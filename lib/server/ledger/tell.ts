import type { LiveEvent } from '@/lib/contracts/events'
import { leagueRoom, ownRoom, type Room, teamRoom } from '@/lib/contracts/rooms'
import type { MoneyKind } from '@/lib/contracts/views'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import { tellBalanceUpdate } from './listeners'
import type { Changed, Wallet } from './types'
import { toWalletView } from './view'

/** Rooms that others may join hear of it only when the total changed: that a hold moved would tell of a bid. */
export function tell(
  uow: UnitOfWork,
  wallet: Changed,
  { kind, reason }: { kind: MoneyKind; reason: string },
) {
  if (wallet.moved !== 0n) return announce(uow, wallet, everyone(wallet), kind, reason, wallet.moved)
  // In a settlement a team that won nothing only gets its hold back, and of two who bid one's rises as the other's falls.
  const here = wallet.setAside > 0n ? 'hold' : 'release'
  announce(uow, wallet, [ownRoom(wallet.teamId)], here, reason, 0n)
}

/** That a wallet is frozen, or no longer, is for all of the league to know. */
export const tellFrozen = (
  uow: UnitOfWork,
  wallet: Wallet,
  { kind, reason }: { kind: 'freeze' | 'unfreeze'; reason: string },
) => announce(uow, wallet, everyone(wallet), kind, reason, 0n)

const everyone = (wallet: Wallet): Room[] => [teamRoom(wallet.teamId), leagueRoom(wallet.leagueId)]

function announce(
  uow: UnitOfWork,
  wallet: Wallet,
  rooms: Room[],
  kind: MoneyKind,
  reason: string,
  amount: bigint,
) {
  const data = { wallet: toWalletView(wallet), because: { kind, reason, amount: String(amount) } }
  const [first] = uow.emit(rooms, 'wallet_update', data, Number(wallet.version))
  uow.afterCommit((events) => {
    const event = first && byId(events).get(first.id)
    if (event) tellBalanceUpdate({ wallet, kind, amount, event: event as LiveEvent<'wallet_update'> })
  })
}

const indexes = new WeakMap<readonly LiveEvent[], Map<string, LiveEvent>>()

/** Made once for the events of a transaction, which may be thousands. */
function byId(events: readonly LiveEvent[]): Map<string, LiveEvent> {
  const index = indexes.get(events) ?? new Map(events.map((event) => [event.id, event]))
  indexes.set(events, index)
  return index
}
