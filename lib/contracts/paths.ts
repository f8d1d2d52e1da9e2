/** Where each page is: every link is made here. */
export const paths = {
  signIn: (callbackUrl?: string) =>
    callbackUrl ? `/sign-in?callbackUrl=${encodeURIComponent(callbackUrl)}` : '/sign-in',
  join: (code: string) => `/join/${code}`,
  leagues: () => '/leagues',
  newLeague: () => '/leagues/new',
  account: () => '/account',
  league: (slug: string) => `/l/${slug}`,
  team: (slug: string, teamId: string) => `/l/${slug}/teams/${teamId}`,
  wallet: (slug: string, walletId: string) => `/l/${slug}/wallets/${walletId}`,
  players: (slug: string) => `/l/${slug}/players`,
  importPlayers: (slug: string) => `/l/${slug}/players/import`,
  rounds: (slug: string) => `/l/${slug}/rounds`,
  newRound: (slug: string) => `/l/${slug}/rounds/new`,
  round: (slug: string, roundId: string) => `/l/${slug}/rounds/${roundId}`,
  /** The commissioner's side of a round. */
  adminRound: (slug: string, roundId: string) => `/l/${slug}/admin/rounds/${roundId}`,
  members: (slug: string) => `/l/${slug}/members`,
}
