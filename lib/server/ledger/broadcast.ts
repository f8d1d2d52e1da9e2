import { ringDoorbell } from '@/lib/server/events/doorbell'
import { onBalanceUpdate } from './listeners'

/** The first listener of every balance: the relay is told at once, and each team's room hears its wallet first. */
onBalanceUpdate((update) => ringDoorbell([update.event]))
