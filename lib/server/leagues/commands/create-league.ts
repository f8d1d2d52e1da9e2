import type { BodyOf } from '@/lib/contracts/endpoint'
import type { createLeague as contract } from '@/lib/contracts/endpoints/leagues'
import { leagueRoom, userRoom } from '@/lib/contracts/rooms'
import { AppError } from '@/lib/platform/app-error'
import { sqlState } from '@/lib/platform/database/errors'
import { newId } from '@/lib/platform/ids'
import type { Viewer } from '@/lib/server/auth/authenticate'
import { joinChannel, openChannel } from '@/lib/server/chats/commands/channel'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import type { IdempotencyClaim } from '@/lib/server/idempotency/key'
import { runOnce } from '@/lib/server/idempotency/run-once'
import { slugTaken } from '../errors'
import { toMemberView } from '../view'

export type NewLeague = BodyOf<typeof contract>

/**
 * Founds a league; the founder owns it. The first currency is the one that players' base prices are in.
 * @throws AppError invalid_request (a currency or position given twice), conflict (slug taken)
 */
export async function createLeague(
  founder: Pick<Viewer, 'userId'>,
  input: NewLeague,
  claim: IdempotencyClaim | null = null,
): Promise<{ leagueId: string; slug: string }> {
  refuseDoubles(input.currencies, 'currency')
  refuseDoubles(input.roster.positions, 'position')
  return runOnce({ scope: 'user', actor: { userId: founder.userId }, claim }, async (uow) => {
    const leagueId = newId()
    await insertLeague(uow, leagueId, input)
    await uow.tx.currency.createMany({
      data: input.currencies.map((currency, sortOrder) => ({
        id: newId(),
        leagueId,
        sortOrder,
        ...currency,
      })),
    })
    const member = await uow.tx.member.create({
      data: { id: newId(), leagueId, userId: founder.userId, role: 'owner', createdAt: uow.now },
      include: { user: { select: { name: true } } },
    })
    await openChannel(uow, leagueId)
    await joinChannel(uow, leagueId, founder.userId)
    // In the founder's own room too: his other tabs do not know the league's yet.
    uow.emit([leagueRoom(leagueId), userRoom(founder.userId)], 'member_update', {
      leagueId,
      member: toMemberView(member),
      removed: false,
    })
    return { leagueId, slug: input.slug }
  })
}

async function insertLeague(uow: UnitOfWork, id: string, { name, slug, roster }: NewLeague) {
  try {
    await uow.tx.league.create({ data: { id, name, slug, roster, createdAt: uow.now } })
  } catch (error) {
    if (sqlState(error) === '23505') throw slugTaken()
    throw error
  }
}

function refuseDoubles(list: { code: string }[], what: string) {
  const codes = list.map(({ code }) => code)
  const double = codes.find((code, index) => codes.indexOf(code) !== index)
  if (double) throw new AppError('invalid_request', `The ${what} ${double} is there twice.`)
}
