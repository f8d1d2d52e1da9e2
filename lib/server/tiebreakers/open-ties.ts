import type { PendingTie } from '@/lib/domain/allocation/types'
import { formatMoney } from '@/lib/domain/money/format'
import { newId } from '@/lib/platform/ids'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import type { NewNotification } from '@/lib/server/notifications/commands/notify'
import { type RoundRow, rulesOf } from '@/lib/server/rounds/view'
import { announceTiebreaker } from './announce'
import { scheduleDecision } from './close-job'
import { readPeople, toTheTied } from './people'
import { type TiebreakerRow, tiebreakerRead } from './view'

/** Opens a tiebreaker for each of these ties, its clock running. What the teams stand for is held by the pass that opens it. */
export async function openTies(
  uow: UnitOfWork,
  round: RoundRow,
  ties: readonly PendingTie[],
): Promise<TiebreakerRow[]> {
  const { bidStep, tiebreaker: clock } = rulesOf(round)
  const rows: TiebreakerRow[] = []
  for (const { playerId, teamIds, amount, fallback } of ties) {
    if (!clock) throw new Error('A tie is to be fought out under rules without a clock.')
    const closesAt = new Date(uow.now.getTime() + clock.seconds * 1000)
    const row = await uow.tx.tiebreaker.create({
      data: {
        id: newId(uow.now.getTime()),
        leagueId: round.leagueId,
        roundId: round.id,
        playerId,
        currencyId: round.currencyId,
        tiedAmount: amount,
        step: BigInt(bidStep),
        extendSeconds: clock.extendSeconds,
        openedAt: uow.now,
        closesAt,
        capAt: new Date(uow.now.getTime() + clock.capSeconds * 1000),
        fallbackTeamId: fallback.teamId,
        fallbackRule: fallback.decidedBy,
        teams: { create: teamIds.map((teamId) => ({ teamId })) },
      },
      ...tiebreakerRead,
    })
    await scheduleDecision(uow, row, closesAt)
    announceTiebreaker(uow, row, 'opened')
    rows.push(row)
  }
  return rows
}

/** For the inboxes of the tied teams' people. */
export async function newsOfOpened(
  uow: UnitOfWork,
  round: RoundRow,
  opened: readonly TiebreakerRow[],
): Promise<NewNotification[]> {
  if (opened.length === 0) return []
  const people = await readPeople(uow.tx, round)
  return opened.flatMap((row) => {
    const amount = formatMoney(row.tiedAmount, people.currency)
    const others = row.teams.length === 2 ? 'another team' : `${row.teams.length - 1} other teams`
    const text = `Your team is tied with ${others} at ${amount} for ${row.player.name}: a live tiebreaker is open.`
    return toTheTied(people, row, 'tiebreaker_opened', () => text)
  })
}
