import { paths } from '@/lib/contracts/paths'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import { notify } from '@/lib/server/notifications/commands/notify'
import { NOTICE_MS, scheduleClosingNotice } from '../closing-notice'
import { lockRound } from '../lock'

/** Database's clock, which starts jobs, and this one may differ by so much. */
const TOLERANCE_MS = 5_000

/**
 * Reminds the people of each team that has submitted nothing that the round closes soon: each in his own inbox, of
 * his own team alone, so nobody learns who else has not. Once for each close, however often it runs.
 */
export async function tellClosing(
  uow: UnitOfWork,
  league: { leagueId: string },
  roundId: string,
): Promise<void> {
  const { tx, now } = uow
  const { leagueId } = league
  const round = await lockRound(uow, league, roundId, 'share')
  const { state, closesAt, name } = round
  if (state !== 'open' || closesAt === null || closesAt <= now) return
  const left = closesAt.getTime() - now.getTime()
  if (left > NOTICE_MS + TOLERANCE_MS) {
    return scheduleClosingNotice(tx, { roundId, leagueId, closesAt }, now)
  }
  const { slug } = await tx.league.findUniqueOrThrow({ where: { id: leagueId }, select: { slug: true } })
  const href = paths.round(slug, roundId)
  const people = await tx.member.findMany({
    where: { leagueId, team: { sheets: { none: { roundId, submittedAt: { not: null } } } } },
    select: { userId: true, team: { select: { name: true } } },
  })
  const told = await tx.notification.findMany({
    where: {
      userId: { in: people.map(({ userId }) => userId) },
      kind: 'round_closing',
      href,
      at: { gte: new Date(closesAt.getTime() - NOTICE_MS - TOLERANCE_MS) },
    },
    select: { userId: true },
  })
  const knows = new Set(told.map(({ userId }) => userId))
  const minutes = Math.max(1, Math.round(left / 60_000))
  const soon = minutes === 1 ? '1 minute' : `${minutes} minutes`
  await notify(
    uow,
    people
      .filter(({ userId }) => !knows.has(userId))
      .map(({ userId, team }) => ({
        userId,
        kind: 'round_closing',
        leagueId,
        text: `“${name}” closes in ${soon}, and ${team?.name} has not submitted its bids.`,
        href,
      })),
  )
}
