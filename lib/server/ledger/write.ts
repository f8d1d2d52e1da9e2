import type { LiveEvent } from '@/lib/contracts/events'
import { leagueRoom, ownRoom, type Room, teamRoom } from '@/lib/contracts/rooms'
import type { MoneyKind } from '@/lib/contracts/views'
import { newId } from '@/lib/platform/ids'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import { asLedgerError } from './errors'
import { tellBalanceUpdate } from './listeners'
import type { Cause, Line, SystemAccount, Wallet } from './types'
import { toWalletView } from './view'

export interface Write {
  leagueId: string
  kind: MoneyKind
  reason: string
  cause?: Cause
  /** The transaction that this one takes back. */
  reverses?: string
  account: SystemAccount
  lines: readonly Line[]
}

export interface Written {
  /** Null when no money moved (holds only). */
  transactionId: string | null
  wallets: Wallet[]
}

interface WalletRow {
  id: string
  league_id: string
  team_id: string
  currency_id: string
  available: bigint
  held: bigint
  posting_seq: bigint
  version: bigint
}

/**
 * Every change of a balance goes through here: one call of ledger_write (one round trip, wallets locked in id order),
 * one wallet_update a wallet in the same transaction, and the callbacks after the commit.
 * @throws AppError not_found (a wallet of another league), insufficient_funds, invalid_request (too large), conflict (reversed before)
 */
export async function write(uow: UnitOfWork, input: Write): Promise<Written> {
  const { lines } = input
  if (lines.length === 0) return { transactionId: null, wallets: [] }
  const transactionId = newId(uow.now.getTime())
  const rows = await callWriter(uow, transactionId, input).catch((error) => {
    throw asLedgerError(error)
  })
  const wallets = rows.map(toWallet).sort((a, b) => (a.id < b.id ? -1 : 1))
  for (const wallet of wallets) tell(uow, wallet, input)
  const moved = lines.some((line) => line.available + line.held !== 0n)
  return { transactionId: moved ? transactionId : null, wallets }
}

function callWriter(uow: UnitOfWork, transactionId: string, input: Write): Promise<WalletRow[]> {
  const { lines, cause } = input
  return uow.tx.$queryRaw<WalletRow[]>`
    SELECT id, league_id, team_id, currency_id, available, held, posting_seq, version FROM ledger_write(
      ${input.leagueId}::uuid, ${transactionId}::uuid, ${input.kind}, ${input.reason}, ${uow.actor.userId}::uuid,
      ${cause?.type ?? null}, ${cause?.id ?? null}::uuid, ${input.reverses ?? null}::uuid, ${input.account},
      ${lines.map((line) => line.walletId)}::uuid[], ${lines.map((line) => line.available)}::bigint[],
      ${lines.map((line) => line.held)}::bigint[], ${lines.map((line) => line.cause?.type ?? null)}::text[],
      ${lines.map((line) => line.cause?.id ?? null)}::uuid[])`
}

const toWallet = (row: WalletRow): Wallet => ({
  id: row.id,
  leagueId: row.league_id,
  teamId: row.team_id,
  currencyId: row.currency_id,
  available: row.available,
  held: row.held,
  postingSeq: row.posting_seq,
  version: row.version,
})

/** Rooms that others may join hear of it only when the total changed: that a hold moved would tell of a bid. */
function tell(uow: UnitOfWork, wallet: Wallet, { kind, reason, lines }: Write) {
  const own = lines.filter((line) => line.walletId === wallet.id)
  const amount = own.reduce((sum, line) => sum + line.available + line.held, 0n)
  const rooms: Room[] =
    amount === 0n ? [ownRoom(wallet.teamId)] : [teamRoom(wallet.teamId), leagueRoom(wallet.leagueId)]
  // In a settlement a team that won nothing only gets its hold back, and of two who bid one's rises as the other's falls.
  const setAside = own.reduce((sum, line) => sum + line.held, 0n) > 0n
  const here: MoneyKind = amount !== 0n ? kind : setAside ? 'hold' : 'release'
  const data = { wallet: toWalletView(wallet), because: { kind: here, reason, amount: String(amount) } }
  const [first] = uow.emit(rooms, 'wallet_update', data, Number(wallet.version))
  uow.afterCommit((events) => {
    const event = events.find((candidate) => candidate.id === first?.id)
    if (event) tellBalanceUpdate({ wallet, kind: here, amount, event: event as LiveEvent<'wallet_update'> })
  })
}
