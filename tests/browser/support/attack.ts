import type { RoundRules } from '@/lib/contracts/round-rules'
import {
  joinLeague,
  makeLeague,
  makeOpenRound,
  makePlayers,
  type Person,
  signInAs,
} from '@/lib/testing/factories'

export const cookieOf = async (person: Person) => (await signInAs(person)).cookie

/** A league with an open round of four players, and a cookie for each kind of member. */
export async function prepare(rules: Partial<RoundRules> = {}) {
  const league = await makeLeague({ teams: 2, balances: { GBP: 100_000_000n } })
  const players = await makePlayers(league, 4)
  const round = await makeOpenRound(league, { rules })
  const spectator = await joinLeague(league, { role: 'spectator' })
  const [first, second] = league.teams
  if (!first || !second) throw new Error('The factories made no teams.')
  return {
    league,
    players,
    round,
    first,
    second,
    owner: await cookieOf(league.owner),
    manager: await cookieOf(first.manager),
    rival: await cookieOf(second.manager),
    spectator: await cookieOf(spectator),
  }
}

/** The error code of an answer. */
export const codeOf = (text: string) => JSON.parse(text).error.code
