/** What wording needs to know of where the person is. */
export interface AwayContext {
  me: string
  /** My team in the league whose page is open, if any. */
  teamId: string | null
  teamName: (teamId: string) => string
  /** Minor units as people read them, with their sign: what a balance changed by. */
  money: (amount: string, currencyId: string) => string
  /** Where to look closer: pages of the open league; null outside of one. */
  links: AwayLinks | null
}

export interface AwayLinks {
  round: (roundId: string) => string
  tiebreaker: (tiebreakerId: string) => string
  wallet: (walletId: string) => string
  team: (teamId: string) => string
  chats: string
  feed: string
  players: string
}

/** One thing that happened. */
export interface AwayLine {
  id: string
  text: string
  href: string | null
}
