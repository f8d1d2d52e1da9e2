import type { DeliveredEvent, EventData, EventType, LiveEvent } from '@/lib/contracts/events'
import { userRoom } from '@/lib/contracts/rooms'
import { projectTransaction } from './project-transaction'
import { projectWallet } from './project-wallet'
import { type EventViewer, isOwnTeam, runsLeague } from './viewer'

/** What of an event's data a viewer may see; null: only that the room has moved on. */
type Projection<T extends EventType> = (
  viewer: EventViewer,
  data: EventData<T>,
  room: string,
) => EventData<T> | null

const asIs = <D>(_viewer: EventViewer, data: D): D => data

/** Rooms user: are joined by their own user alone; this holds it once more. */
const toSelf = <D>(viewer: EventViewer, data: D, room: string): D | null =>
  room === userRoom(viewer.userId) ? data : null

const projections: { [T in EventType]: Projection<T> } = {
  wallet_update: (viewer, data) => {
    if (isOwnTeam(viewer, data.wallet.teamId)) return data
    // A hold or its release is the team's own affair; that the wallet is frozen is everybody's.
    const ofAll = data.because.kind === 'freeze' || data.because.kind === 'unfreeze'
    if (data.because.amount === '0' && !ofAll) return null
    return { ...data, wallet: projectWallet(viewer, data.wallet) }
  },
  income_update: asIs,
  squad_update: asIs,
  round_update: asIs,
  round_submission: (viewer, data) => (runsLeague(viewer) ? data : null),
  bid_sheet_update: (viewer, data) => (isOwnTeam(viewer, data.sheet.teamId) ? data : null),
  players_update: asIs,
  team_update: asIs,
  member_update: asIs,
  session_update: toSelf,
  tiebreaker_bid: asIs,
  tiebreaker_update: asIs,
  chat_message: asIs,
  chat_update: toSelf,
  chat_read: asIs,
  feed_post: asIs,
  feed_comment: asIs,
  ledger_check: asIs,
  transaction_update: (viewer, data, room) => {
    if (viewer.leagueId === null) return toSelf(viewer, data, room)
    if (!runsLeague(viewer)) return null
    const transaction = projectTransaction({ teamId: viewer.teamId }, data.transaction)
    return transaction === data.transaction ? data : { transaction }
  },
  shop_update: asIs,
  audit_entry: (viewer, data) => (runsLeague(viewer) ? data : null),
  connection_update: toSelf,
  notification: toSelf,
  echo: toSelf,
}

/**
 * An event as this viewer may see it: whole, with fields cut, or as its bare number. It depends on nothing of the
 * viewer but what `viewerClass` (lib/live/audience.ts) puts in its key.
 */
export function projectEvent(viewer: EventViewer, event: LiveEvent): DeliveredEvent {
  const { room, epoch, seq } = event
  const project = projections[event.type] as Projection<EventType> | undefined
  // Of a newer version, during a rolling restart: whose it is cannot be known here.
  if (!project) return { room, epoch, seq, unknown: true }
  const data = project(viewer, event.data, event.room)
  if (data === event.data) return event
  if (data === null) return { room, epoch, seq }
  // The number beside the data is that of the view which this viewer is shown.
  const version = 'wallet' in data ? { version: data.wallet.version } : {}
  return { ...event, ...version, data } as LiveEvent
}
