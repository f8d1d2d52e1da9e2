import type { ConnectionAct } from '@/lib/contracts/endpoints/people'
import { paths } from '@/lib/contracts/paths'
import { userRoom } from '@/lib/contracts/rooms'
import type { ConnectionView } from '@/lib/contracts/views'
import { changeConnection as decide } from '@/lib/domain/connection/change-connection'
import { areOnTerms, type Standing, seenAs, turned } from '@/lib/domain/connection/standing'
import { notFound } from '@/lib/platform/app-error'
import type { UnitOfWork } from '@/lib/server/events/unit-of-work'
import { notify } from '@/lib/server/notifications/commands/notify'
import { pairOf, shareLeague } from '../access'
import { refusedAct } from '../errors'
import { hasDirectChat } from '../talk'
import { standingOf, toConnectionView } from '../view'
import { lockPair, type Pair, writeStanding } from './pair'

/**
 * Asks someone for a connection, answers him, ends it, or blocks him. One change of a pair at a time.
 * @throws AppError not_found (nobody with whom I have to do, or one who has blocked me), conflict (the act does not fit how we stand)
 */
export async function changeConnection(
  uow: UnitOfWork,
  me: string,
  otherId: string,
  act: ConnectionAct,
): Promise<ConnectionView> {
  if (me === otherId) throw notFound()
  const mates = await shareLeague(me, otherId, uow.tx)
  const pair = await lockPair(uow.tx, pairOf(me, otherId), mates)
  const before = standingOf(pair, me)
  if (!pair || (!mates && seenAs(before) === 'none')) throw notFound()
  const change = decide(before, act)
  if ('refused' in change) throw refusedAct(change.refused)

  const after = change.standing
  const moved = await writeStanding(uow, pair, me, before, after)
  await tellNews(uow, moved, me, otherId, before, after)
  // The blocked one is told when he sees a change: his request is gone, or the chat that he had.
  const chatMoved =
    areOnTerms(before, mates) !== areOnTerms(after, mates) && (await hasDirectChat(me, otherId, uow.tx))
  if (seenAs(turned(before)) !== seenAs(turned(after)) || chatMoved) emitTo(uow, moved, otherId, me)
  return emitTo(uow, moved, me, otherId)
}

/** Tells one of the two how it looks to him. */
function emitTo(uow: UnitOfWork, pair: Pair, userId: string, otherId: string): ConnectionView {
  const connection = toConnectionView(pair, userId, { userId: otherId, name: nameIn(pair, otherId) })
  uow.emit(userRoom(userId), 'connection_update', { connection }, connection.version)
  return connection
}

async function tellNews(
  uow: UnitOfWork,
  pair: Pair,
  me: string,
  otherId: string,
  before: Standing,
  { bond }: Standing,
) {
  const name = nameIn(pair, me)
  const to = { userId: otherId, leagueId: null, href: paths.people() }
  if (bond === 'pending') {
    await notify(uow, [
      { ...to, kind: 'connection_request', text: `${name} would like to connect with you.` },
    ])
  } else if (bond === 'connected' && before.bond !== 'connected') {
    await notify(uow, [{ ...to, kind: 'connection_accepted', text: `You and ${name} are connected now.` }])
  }
}

const nameIn = ({ low, high }: Pair, userId: string) => (low.id === userId ? low : high).name
