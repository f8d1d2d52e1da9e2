import { database } from '@/lib/platform/database/client'
import { newId } from '@/lib/platform/ids'
import { enterChat } from '@/lib/server/chats/access'
import { sendMessage } from '@/lib/server/chats/commands/send-message'
import { inTransaction } from '@/lib/server/events/unit-of-work'
import { balanceManager } from '@/lib/server/ledger/balance-manager'
import {
  joinLeague,
  type MadeLeague,
  makeDraftRound,
  makeLeague,
  makeOpenRound,
  makePlayers,
  submitBids,
} from '@/lib/testing/factories'
import { makeSession } from '@/lib/testing/factories/live'
import { screenOf } from './screens'
import type { Person } from './tabs'

const TEAMS = 10
/** Two to a team. */
const PEOPLE_A_LEAGUE = 20

/** Leagues of ten teams with two people each, an open round with bids, and everyone signed in with a page before him. */
export async function prepareEvening(people: number): Promise<{ leagues: MadeLeague[]; people: Person[] }> {
  const leagues: MadeLeague[] = []
  const all: Person[] = []
  for (let n = 0; n < people / PEOPLE_A_LEAGUE; n++) {
    const league = await makeLeague({ teams: TEAMS, balances: { GBP: 1_000_000n } })
    const players = await makePlayers(league, 60)
    // Nobody joins a team that has bids in an open round.
    const seconds = await Promise.all(
      league.teams.map((team) => joinLeague(league, { role: 'manager', teamId: team.id })),
    )
    const round = await makeOpenRound(league)
    leagues.push(league)
    for (const [index, team] of league.teams.entries()) {
      const bids = players.slice(0, 10).map((player, place) => [player, 100 + index + place] as const)
      await submitBids(league, round.id, team, bids)
      const wallet = await database().wallet.findFirstOrThrow({ where: { teamId: team.id } })
      const at = { leagueId: league.leagueId, teamId: team.id, walletId: wallet.id, roundId: round.id }
      for (const person of [team.manager, seconds[index]]) {
        const { cookie } = await makeSession(person?.userId ?? '')
        all.push({ cookie, screen: screenOf(all.length, at) })
      }
    }
  }
  return { leagues, people: all }
}

/** Of twenty changes in a league fourteen move a team's money, five are messages, one drafts a round. */
export async function changeSomething(league: MadeLeague, n: number): Promise<void> {
  const { leagueId, owner, scope } = league
  const team = league.teams[n % league.teams.length]
  if (!team) throw new Error('A league without teams.')
  if (n % 20 === 19) return void (await makeDraftRound(league, { name: `Round ${n}` }))
  if (n % 4 === 3) {
    const chat = await database().chat.findFirstOrThrow({ where: { leagueId } })
    const within = await enterChat(owner, chat.id)
    await inTransaction(owner, (uow) =>
      sendMessage(uow, within, { clientId: newId(), text: `Message ${n}`, replyToId: null }),
    )
    return
  }
  const wallet = await database().wallet.findFirstOrThrow({ where: { teamId: team.id } })
  const change = { leagueId, walletId: wallet.id, amount: BigInt(1 + n), actor: { userId: scope.userId } }
  await balanceManager.addBalance({ ...change, reason: 'An evening' })
}
