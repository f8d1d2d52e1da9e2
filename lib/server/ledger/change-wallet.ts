import { errorStatus } from '@/lib/contracts/errors'
import type { LiveEvent } from '@/lib/contracts/events'
import { leagueRoom, type Room, teamRoom } from '@/lib/contracts/rooms'
import type { WalletView } from '@/lib/contracts/views'
import type { AppError } from '@/lib/platform/app-error'
import { notFound } from '@/lib/platform/app-error'
import { database, poolOf } from '@/lib/platform/database/client'
import { newId } from '@/lib/platform/ids'
import type { Actor } from '@/lib/server/events/unit-of-work'
import type { IdempotencyClaim } from '@/lib/server/idempotency/key'
import { inProgress, keeperOf, mismatch, turnOf } from '@/lib/server/idempotency/run-once'
import { insufficientFunds, tooMuch, walletFrozen } from './errors'
import type { Cause, MoneyAnswer, PostedKind, SystemAccount } from './types'

/** A change of one wallet that nothing else hangs on. */
export interface SingleChange {
  /** Signed, not zero, at most 2^53 − 1 in size. */
  amount: bigint
  kind: PostedKind
  reason: string
  account: SystemAccount
  cause?: Cause
  actor: Actor
  claim: IdempotencyClaim | null
}

export interface Outcome {
  /** As runOnce keeps it with a key. */
  status: number
  response: MoneyAnswer | { code: AppError['code']; message: string }
  /** Done now, and to be told: the events of the team's room and the league's. */
  events: [LiveEvent<'wallet_update'>, LiveEvent<'wallet_update'>] | null
}

const asKept = (error: AppError) => [errorStatus[error.code], { code: error.code, message: error.message }]
const REFUSALS = JSON.stringify({
  mismatch: asKept(mismatch()),
  inProgress: asKept(inProgress()),
  notFound: asKept(notFound()),
  frozen: asKept(walletFrozen('The wallet of %s is frozen')),
  insufficient: asKept(insufficientFunds()),
  tooMuch: asKept(tooMuch()),
})

/** One round trip, and one statement: prepared once a connection. */
const STATEMENT = {
  name: 'ledger_change',
  text: 'SELECT * FROM ledger_change($1::uuid, $2::uuid, $3::jsonb, $4::json)',
}

interface Row {
  status: number
  response: Outcome['response']
  posted: boolean
  view: WalletView
  at: Date
  team_epoch: string
  team_seq: string
  league_epoch: string
  league_seq: string
}

/**
 * Carries out changes of one wallet in their order, each for itself, in one statement (ledger_change in prisma/migrations).
 * @returns what became of each, in the same order
 */
export async function changeWallet(
  { leagueId, walletId }: { leagueId: string; walletId: string },
  changes: readonly SingleChange[],
): Promise<Outcome[]> {
  const now = Date.now()
  const sent = changes.map((change) => toSql(leagueId, change, now))
  const values = [leagueId, walletId, JSON.stringify(sent), REFUSALS]
  const { rows } = await poolOf(database()).query<Row>({ ...STATEMENT, values })
  return rows.map((row, index) => ({
    status: row.status,
    response: row.response,
    events: row.posted ? eventsOf(row, changes[index] as SingleChange, sent[index] as Sent) : null,
  }))
}

type Sent = ReturnType<typeof toSql>

function toSql(leagueId: string, change: SingleChange, now: number) {
  const { amount, kind, reason, account, cause, actor, claim } = change
  return {
    transaction: newId(now),
    amount: String(amount),
    kind,
    reason,
    account,
    causeType: cause?.type,
    causeId: cause?.id,
    actor: actor.userId,
    mutation: actor.mutationId ?? claim?.key,
    teamEvent: newId(now),
    leagueEvent: newId(now),
    ...(claim && {
      key: claim.key,
      fingerprint: claim.fingerprint,
      keeper: keeperOf(actor),
      turn: String(turnOf({ scope: leagueId, actor, claim })),
    }),
  }
}

/** The events as they are stored. */
function eventsOf(row: Row, { amount, kind, reason }: SingleChange, sent: Sent): Outcome['events'] {
  const { view } = row
  const event = (room: Room, epoch: string, seq: string, id: string): LiveEvent<'wallet_update'> => ({
    room,
    epoch: Number(epoch),
    seq: Number(seq),
    id,
    type: 'wallet_update',
    at: row.at.toISOString(),
    version: view.version,
    ...(sent.mutation ? { mutationId: sent.mutation } : {}),
    ...(sent.actor ? { actorId: sent.actor } : {}),
    data: { wallet: view, because: { kind, reason, amount: String(amount) } },
  })
  return [
    event(teamRoom(view.teamId), row.team_epoch, row.team_seq, sent.teamEvent),
    event(leagueRoom(view.leagueId), row.league_epoch, row.league_seq, sent.leagueEvent),
  ]
}
