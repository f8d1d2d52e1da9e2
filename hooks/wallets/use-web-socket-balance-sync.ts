'use client'

import type { WalletView } from '@/lib/contracts/views'
import { useLeague } from '../leagues/league-context'
import { useLeagueWebSocket } from '../leagues/use-league-web-socket'
import type { Freshness } from '../live/use-live-query'

export interface BalanceSync {
  /** The team's wallets in the league's order of currencies; available and held are null for all but its own people. */
  wallets: readonly WalletView[]
  /** The one in this currency. */
  walletIn: (currencyId: string) => WalletView | undefined
  freshness: Freshness
}

/**
 * A team's balances wherever in its league they are wanted, live: what events say is shown at once, and a balance never goes
 * back to an older version. Reads and joins nothing of its own, for the league's frame has both.
 */
export function useWebSocketBalanceSync(teamId: string): BalanceSync {
  const { id, teams } = useLeague()
  const { freshness } = useLeagueWebSocket(id)
  const wallets = teams.find((team) => team.id === teamId)?.wallets ?? []
  return {
    wallets,
    walletIn: (currencyId) => wallets.find((wallet) => wallet.currencyId === currencyId),
    freshness,
  }
}
