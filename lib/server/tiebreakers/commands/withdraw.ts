import type { TiebreakerView } from '@/lib/contracts/views'
import { formatMoney } from '@/lib/domain/money/format'
import { lastStanding } from '@/lib/domain/tiebreak/decide'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import { settleRound } from '@/lib/server/rounds/settlement/settle-round'
import type { PlaceAt } from '../access'
import { updateTiebreaker } from '../announce'
import { conclude } from '../conclude'
import { checkOpen, hasWithdrawn, wrongState } from '../errors'
import { lockForDecision } from '../lock'
import { contestOf, type TiebreakerRow, toTiebreakerView } from '../view'

/**
 * A team leaves a tiebreaker for good, and what it held comes back; the last one left has the player at once.
 * @throws AppError tiebreaker_closed, tiebreaker_state (paused, withdrawn before, or it leads), not_found
 */
export async function withdraw(uow: UnitOfWork, at: PlaceAt): Promise<TiebreakerView> {
  const { round, row } = await lockForDecision(uow, at, at.tiebreakerId)
  checkOpen(row, uow.now)
  const { standing, leader } = contestOf(row)
  if (!standing.includes(at.teamId)) throw hasWithdrawn()
  if (leader?.teamId === at.teamId) throw await leads(uow, row, leader.amount)
  await uow.tx.tiebreakerTeam.update({
    where: { tiebreakerId_teamId: { tiebreakerId: row.id, teamId: at.teamId } },
    data: { withdrawnAt: uow.now },
  })
  const left = await updateTiebreaker(uow, row.id, 'withdrawn', {}, at.teamId)
  const decision = lastStanding(contestOf(left))
  if (decision) return toTiebreakerView(await conclude(uow, { round, row: left }, decision))
  await settleRound(uow, round)
  return toTiebreakerView(left)
}

async function leads(uow: UnitOfWork, row: TiebreakerRow, amount: bigint) {
  const currency = await uow.tx.currency.findUniqueOrThrow({ where: { id: row.currencyId } })
  const bid = formatMoney(amount, currency)
  return wrongState('open', `Your team leads with ${bid}, and a bid stands. It can leave once it is outbid.`)
}
