export interface EventToast {
  /** What it says, once: the same fact comes by the team's room and by the league's. */
  id: string
  kind: 'success' | 'info' | 'warning'
  text: string
}

/** What wording needs to know of the page. */
export interface ToastContext {
  /** My team in this league, if any. */
  teamId: string | null
  /** The team whose page is open, if any. */
  shownTeamId: string | null
  /** The tiebreaker whose page is open, if any. */
  shownTiebreakerId: string | null
  teamName: (teamId: string) => string
  /** Minor units as people read them, with their sign: what a balance changed by. */
  money: (amount: string, currencyId: string) => string
  /** Minor units as people read them: what something costs. */
  price: (amount: string, currencyId: string) => string
}
