import { answerDoorbell, ringDoorbell } from '@/lib/server/events/doorbell'
import { balanceCache } from './balance-cache'
import { onBalanceUpdate } from './listeners'

/** The first listeners of every balance: what is kept of it is replaced, then the relay is told, and each team's room hears its wallet first. */
onBalanceUpdate((update) => balanceCache().onUpdate(update))
onBalanceUpdate((update) => ringDoorbell([update.event]))

// Once a copy of this module: hearing a thing twice changes nothing.
answerDoorbell((events) => {
  for (const event of events) balanceCache().onEvent(event)
})
