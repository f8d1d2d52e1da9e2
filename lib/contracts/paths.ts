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
  /** Every team's wallet; a commissioner has his tools there. */
  money: (slug: string) => `/l/${slug}/money`,
  moneyIncome: (slug: string) => `/l/${slug}/money/income`,
  moneyShop: (slug: string) => `/l/${slug}/money/shop`,
  moneyQueue: (slug: string) => `/l/${slug}/money/queue`,
  moneyAudit: (slug: string) => `/l/${slug}/money/audit`,
  players: (slug: string) => `/l/${slug}/players`,
  importPlayers: (slug: string) => `/l/${slug}/players/import`,
  rounds: (slug: string) => `/l/${slug}/rounds`,
  newRound: (slug: string) => `/l/${slug}/rounds/new`,
  round: (slug: string, roundId: string) => `/l/${slug}/rounds/${roundId}`,
  /** The commissioner's side of a round. */
  adminRound: (slug: string, roundId: string) => `/l/${slug}/admin/rounds/${roundId}`,
  /** Live ones first; a commissioner has his tools there. */
  tiebreakers: (slug: string) => `/l/${slug}/tiebreakers`,
  tiebreaker: (slug: string, tiebreakerId: string) => `/l/${slug}/tiebreakers/${tiebreakerId}`,
  chats: (slug: string) => `/l/${slug}/chat`,
  chat: (slug: string, chatId: string) => `/l/${slug}/chat/${chatId}`,
  shop: (slug: string) => `/l/${slug}/shop`,
  feed: (slug: string) => `/l/${slug}/feed`,
  feedPost: (slug: string, postId: string) => `/l/${slug}/feed/${postId}`,
  people: () => '/people',
  inbox: () => '/inbox',
  /** For operators and in development. */
  inspector: () => '/inspector',
  members: (slug: string) => `/l/${slug}/members`,
}
