import { z } from 'zod'
import { amountText } from './money'
import { type Room, roomName } from './rooms'
import {
  bidSheetView,
  id,
  instant,
  memberView,
  moneyKind,
  roundView,
  squadView,
  teamView,
  walletView,
} from './views'

/**
 * Every event: one committed fact in a room. `data` is the absolute new state of what changed, never a difference;
 * `because` and `change` say what happened, for toasts. Unknown fields are an error where an event is made.
 */
export const eventData = {
  /** Rooms team: and league:, where others than the team's people see the total alone; of a hold, own: alone. */
  wallet_update: z.strictObject({
    wallet: walletView,
    because: z.strictObject({ kind: moneyKind, reason: z.string(), amount: amountText }),
  }),
  /** Rooms team: and league:. */
  squad_update: z.strictObject({
    squad: squadView,
    because: z.strictObject({ kind: z.enum(['award', 'refund']), roundId: id, playerIds: z.array(id) }),
  }),
  /** Rooms round: and league:. */
  round_update: z.strictObject({
    round: roundView,
    change: z.enum(['created', 'edited', 'opened', 'closed', 'finalized', 'cancelled']),
  }),
  /** Room desk:, for commissioners' eyes: that a team has submitted, never what. */
  round_submission: z.strictObject({ roundId: id, teamId: id, submittedAt: instant.nullable() }),
  /** Room own:, for the team's own people. */
  bid_sheet_update: z.strictObject({ sheet: bidSheetView }),
  /** Room league:. */
  players_update: z.strictObject({ leagueId: id, version: z.int(), playerCount: z.int() }),
  /** Room league:. */
  team_update: z.strictObject({ team: teamView }),
  /** Rooms league: and the member's own user:. `removed`: no longer a member, from this moment. */
  member_update: z.strictObject({ leagueId: id, member: memberView, removed: z.boolean() }),
  /** Room user:, which every socket is in: this session is over. */
  session_update: z.strictObject({ sessionId: id, ended: z.literal(true) }),
} as const

export type EventType = keyof typeof eventData
export type EventData<T extends EventType = EventType> = z.infer<(typeof eventData)[T]>
export const eventTypes = Object.keys(eventData) as EventType[]

/** An event as it travels. */
export type LiveEvent<T extends EventType = EventType> = {
  [K in T]: {
    room: Room
    epoch: number
    seq: number
    id: string
    type: K
    /** ISO instant of the commit, by the server's clock. */
    at: string
    /** Of the thing that changed, where it has one. */
    version?: number
    /** The Idempotency-Key of the request that caused it. */
    mutationId?: string
    actorId?: string
    data: EventData<K>
  }
}[T]

/** What a viewer may not see goes to him as its bare number, so that his numbering has no hole. */
export interface HiddenEvent {
  room: Room
  epoch: number
  seq: number
  type?: undefined
}

export type DeliveredEvent = LiveEvent | HiddenEvent
export const isHidden = (event: DeliveredEvent): event is HiddenEvent => !('type' in event)

export const hiddenEvent = z.strictObject({ room: roomName, epoch: z.int(), seq: z.int() })
