/** A wallet of a team, what it has, and what the transaction brought it; minor units. */
export interface Owing {
  teamId: string
  name: string
  total: bigint
  /** Signed: what was paid out comes back, and nobody is short of that. */
  amount: bigint
}

/** The teams that could not pay back what a transaction brought them, each once, in the order given. */
export function teamsShortOf(wallets: readonly Owing[]): { teamId: string; name: string }[] {
  const short = wallets.filter(({ total, amount }) => total < amount)
  return [...new Map(short.map(({ teamId, name }) => [teamId, { teamId, name }])).values()]
}
