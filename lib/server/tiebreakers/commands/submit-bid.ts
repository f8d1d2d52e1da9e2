import type { TiebreakerBidView, TiebreakerView } from '@/lib/contracts/views'
import { formatMoney } from '@/lib/domain/money/format'
import { extendedBy } from '@/lib/domain/tiebreak/clock'
import { mostFor } from '@/lib/domain/tiebreak/most-for'
import { checkRaise, nextBid, type RaiseProblem } from '@/lib/domain/tiebreak/raise'
import { AppError } from '@/lib/platform/app-error'
import { newId } from '@/lib/platform/ids'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import type { PlaceAt } from '../access'
import { announceBid } from '../announce'
import { scheduleDecision } from '../close-job'
import { checkOpen, hasWithdrawn } from '../errors'
import { lockTiebreaker } from '../lock'
import { readMeans } from '../means'
import { holdRaise, lockContenders } from '../money'
import { contestOf, type TiebreakerRow, tiebreakerRead } from '../view'

/**
 * Raises. `uow.now` is when the server received the bid: that instant decides whether it was in time, however long it
 * waited for its turn. The raise is held, and whoever led before is free down to the tied amount.
 * @throws AppError tiebreaker_closed, tiebreaker_state (paused, or the team has withdrawn), outbid (another was faster),
 * bid_refused (off the step, not above, already leading, or more than is safe), not_found
 */
export async function submitBid(
  uow: UnitOfWork,
  at: PlaceAt,
  amount: bigint,
): Promise<{ tiebreaker: TiebreakerView; bid: TiebreakerBidView }> {
  const row = await lockTiebreaker(uow, at, at.tiebreakerId)
  checkOpen(row, uow.now)
  if (!contestOf(row).standing.includes(at.teamId)) throw hasWithdrawn()
  const problem = checkRaise(contestOf(row), at.teamId, amount)
  if (problem) throw await refused(uow, row, problem)

  const wallets = await lockContenders(uow, row, at.teamId)
  const means = await readMeans(uow.tx, row, at.teamId, wallets.available)
  const most = mostFor(means)
  if (amount > most) throw await tooMuch(uow, row, most)
  await holdRaise(uow, row, { teamId: at.teamId, amount, wallets })
  return announceBid(uow, ...(await writeBid(uow, row, at, amount)))
}

async function writeBid(uow: UnitOfWork, row: TiebreakerRow, at: PlaceAt, amount: bigint) {
  const clock = { closesAt: row.closesAt?.getTime() ?? 0, capAt: row.capAt?.getTime() ?? 0 }
  const extended = extendedBy(clock, row.extendSeconds, uow.now.getTime())
  const closesAt = extended === null ? null : new Date(extended)
  const bid = await uow.tx.tiebreakerBid.create({
    data: {
      id: newId(uow.now.getTime()),
      tiebreakerId: row.id,
      n: row.bidCount + 1,
      teamId: at.teamId,
      userId: at.userId,
      amount,
      at: uow.now,
      beforeCloseMs: clock.closesAt - uow.now.getTime(),
      extendedTo: closesAt,
    },
  })
  const raised = await uow.tx.tiebreaker.update({
    where: { id: row.id },
    data: {
      bidCount: bid.n,
      leaderTeamId: at.teamId,
      leaderAmount: amount,
      version: { increment: 1 },
      ...(closesAt ? { closesAt } : {}),
    },
    ...tiebreakerRead,
  })
  if (closesAt) await scheduleDecision(uow, row, closesAt)
  return [raised, bid] as const
}

async function refused(uow: UnitOfWork, row: TiebreakerRow, problem: RaiseProblem): Promise<AppError> {
  const money = await formatIn(uow, row)
  const ladder = contestOf(row)
  const next = nextBid(ladder)
  const highest = money(ladder.leader?.amount ?? ladder.tiedAmount)
  const sentences = {
    outbid: `Another team was faster: it has bid ${highest}. Bid at least ${money(next)}.`,
    not_above: `The player stands at ${highest}. Bid at least ${money(next)}.`,
    off_step: `Bids rise in steps of ${money(row.step)}: the next is ${money(next)}.`,
    leading: `Your team leads already, with ${highest}. Wait for another team to raise.`,
  }
  const code = problem === 'outbid' ? 'outbid' : 'bid_refused'
  return new AppError(code, sentences[problem], { problem, nextBid: String(next) })
}

async function tooMuch(uow: UnitOfWork, row: TiebreakerRow, most: bigint): Promise<AppError> {
  const money = await formatIn(uow, row)
  const sentence = `The most that your team can bid here is ${money(most)}: the rest is held, or kept for what else it may have won.`
  return new AppError('bid_refused', sentence, { problem: 'above_safe_bid', largestSafeBid: String(most) })
}

async function formatIn({ tx }: UnitOfWork, row: TiebreakerRow): Promise<(amount: bigint) => string> {
  const currency = await tx.currency.findUniqueOrThrow({ where: { id: row.currencyId } })
  return (amount) => formatMoney(amount, currency)
}
