'use client'

import { createContext, useContext } from 'react'
import type { CurrencyView } from '@/lib/contracts/money'
import type { LeagueView, WalletView } from '@/lib/contracts/views'

/** The league that the page is in, always fresh: the layout of a league's pages provides it. */
export const LeagueContext = createContext<LeagueView | null>(null)

export function useLeague(): LeagueView {
  const league = useContext(LeagueContext)
  if (!league) throw new Error('useLeague is for pages inside a league.')
  return league
}

export function useCurrency(currencyId: string): CurrencyView {
  const currency = useLeague().currencies.find((candidate) => candidate.id === currencyId)
  if (!currency) throw new Error('There is no such currency in this league.')
  return currency
}

/** May I do what a commissioner does here? The server asks again. */
export function useIsCommissioner(): boolean {
  const { role } = useLeague().me
  return role === 'owner' || role === 'commissioner'
}

/** My team's wallet, if it refuses every change now. */
export function useFrozenWallet(currencyId: string): WalletView | undefined {
  const { me, teams } = useLeague()
  const mine = teams.find(({ id }) => id === me.teamId)
  return mine?.wallets.find((wallet) => wallet.currencyId === currencyId && wallet.frozen)
}

/** Does my team's wallet refuse every change now? Whose wallet it is does not matter to whoever has no team. */
export const useIsFrozen = (currencyId: string): boolean => useFrozenWallet(currencyId) !== undefined
