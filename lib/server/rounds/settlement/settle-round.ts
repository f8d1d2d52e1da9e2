import type { AwardView, RoundView } from '@/lib/contracts/views'
import { allocate } from '@/lib/domain/allocation/allocate'
import { sheetHolds } from '@/lib/domain/allocation/sheet-holds'
import type { AllocationResult } from '@/lib/domain/allocation/types'
import { recordAct } from '@/lib/server/audit/record'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import { type NewNotification, notify } from '@/lib/server/notifications/commands/notify'
import { lockTiebreakersOf } from '@/lib/server/tiebreakers/lock'
import { newsOfOpened, openTies } from '@/lib/server/tiebreakers/open-ties'
import { contestOf, isLive, type TiebreakerRow } from '@/lib/server/tiebreakers/view'
import type { Award } from '@/prisma/generated/client'
import { updateRound } from '../announce'
import { announceSheet } from '../commands/edit-sheet'
import { type RoundRow, toAwardView, toRoundView } from '../view'
import { fillSquads, writeAwards } from './award-players'
import { readInput } from './input'
import { moveMoney } from './money'
import { readSheets, type SettlementSheet } from './sheets'
import { toJson, toStored } from './stored-input'
import { tellAwards } from './tell'
import { liveTiesOf, renewFallbacks, tieResultsOf } from './ties'

export interface SettleAnswer {
  round: RoundView
  /** All of the round's so far. */
  awards: AwardView[]
}

/**
 * One pass over a round: the allocation with all tie results so far; what is certain and new is awarded, ties that depend
 * on no other are opened, money is held for what is still open, and when no tie is left the round is finalized. The round
 * is locked alone, and everything happens in the caller's transaction.
 * @param news for inboxes, of what led to this pass: inboxes are locked last, all together
 * @throws AllocationError, Error when a tie result contradicts the round: then nothing is done
 */
export async function settleRound(
  uow: UnitOfWork,
  round: RoundRow,
  news: readonly NewNotification[] = [],
): Promise<SettleAnswer> {
  const before = await lockTiebreakersOf(uow, round.id)
  const sheets = await readSheets(uow.tx, round)
  const input = await readInput(uow.tx, round, sheets)
  const ties = { tieResults: tieResultsOf(before), liveTies: liveTiesOf(before) }
  const result = allocate({ ...input, ...ties }, { trace: true })

  await renewFallbacks(uow, before, result)
  const awards = await writeAwards(uow, round, result)
  const opened = await openTies(uow, round, newTies(result, before))
  const view = await advance(uow, round, { input, result, awards, opened })
  const tiebreakers = [...before, ...opened]
  const standing = tiebreakers.filter(isLive).flatMap((row) => {
    const teamIds = contestOf(row).standing
    return teamIds.map((teamId) => ({ playerId: row.playerId, teamId }))
  })
  const holds = sheetHolds(input, result, standing)
  const moved = await moveMoney(uow, round, { sheets, tiebreakers, sheetHolds: holds, awards })
  await fillSquads(uow, round, awards)
  await announceSheets(uow, round, sheets, result, moved)
  // A tiebreaker's own award stands in its own post.
  await tellAwards(
    uow,
    round,
    'awards',
    awards.filter(({ decidedBy }) => decidedBy !== 'live_tiebreaker'),
  )
  await notify(uow, [...news, ...(await newsOfOpened(uow, round, opened))])
  const all = await uow.tx.award.findMany({ where: { roundId: round.id }, orderBy: { step: 'asc' } })
  return { round: view, awards: all.map(toAwardView) }
}

/** Those that depend on no other, and are not known yet. */
function newTies({ ties }: AllocationResult, known: readonly TiebreakerRow[]) {
  return ties.filter((tie) => !tie.dependsOn && !known.some(({ playerId }) => playerId === tie.playerId))
}

interface Step {
  input: Parameters<typeof toStored>[0]
  result: AllocationResult
  awards: readonly Award[]
  opened: readonly TiebreakerRow[]
}

/** The round's new state, told first, so that whoever hears of a wallet knows already what happened to the round. */
async function advance(uow: UnitOfWork, round: RoundRow, step: Step): Promise<RoundView> {
  const { input, result, awards, opened } = step
  const isOver = result.ties.length === 0
  if (!isOver && awards.length === 0 && opened.length === 0) return toRoundView(round)
  const trace = toJson({
    steps: result.trace,
    refusals: result.refusals.filter(({ dependsOn }) => !dependsOn),
  })
  await recordPass(uow, round, step)
  if (isOver)
    return updateRound(uow, round.id, 'finalized', { state: 'finalized', finalizedAt: uow.now, trace })
  const begun =
    round.state === 'resolving' ? {} : { state: 'resolving', settlement: toStored(storable(input)) }
  return updateRound(uow, round.id, 'resolved_part', { ...begun, trace })
}

const storable = ({ players, teams, bids }: Step['input']) => ({ players, teams, bids })

async function recordPass(uow: UnitOfWork, round: RoundRow, { input, result, awards, opened }: Step) {
  const isOver = result.ties.length === 0
  const teams = new Set(awards.map(({ teamId }) => teamId)).size
  const spent = awards.reduce((sum, award) => sum + award.amount, 0n)
  const done = `${awards.length} players to ${teams} teams`
  await recordAct(uow, {
    leagueId: round.leagueId,
    actorId: uow.actor.userId,
    action: isOver ? 'round.finalize' : 'round.settle_part',
    subjectId: round.id,
    summary: isOver
      ? `Finalized “${round.name}”: ${done}`
      : `Settled part of “${round.name}”: ${done}, ${opened.length} tiebreakers opened`,
    details: { awards: awards.length, spent: String(spent), bids: input.bids.length, opened: opened.length },
  })
}

/** Keeps how far each team may go in its tiebreakers, and tells its own people what its sheet still holds. */
async function announceSheets(
  uow: UnitOfWork,
  { id: roundId, leagueId }: RoundRow,
  sheets: readonly SettlementSheet[],
  { teams }: AllocationResult,
  moved: ReadonlySet<string>,
): Promise<void> {
  for (const { id, teamId, headroom: known } of sheets) {
    const headroom = teams.find((team) => team.teamId === teamId)?.headroom ?? 0n
    if (headroom !== known) await uow.tx.bidSheet.update({ where: { id }, data: { headroom } })
    else if (!moved.has(teamId)) continue
    await announceSheet(uow, { leagueId, roundId, teamId })
  }
}
