import { csvText } from '@/lib/domain/csv/csv-cell'
import { database } from '@/lib/platform/database/client'
import { importPlayers } from '@/lib/server/players/commands/import-players'
import { listPlayers } from '@/lib/server/players/data'
import { finalize, joinLeague, type MadeLeague, makeLeague, makeUser, ROSTER } from '@/lib/testing/factories'
import { talk } from './demo/conversation'
import { setUpIncome } from './demo/income'
import { demoPlayers, randomFrom } from './demo/players'
import { type Pick, playRound } from './demo/rounds'
import { stockShop } from './demo/shop'
import { playTiedRound } from './demo/tie'

const SLUG = 'lamplight'

const TEAMS = [
  { name: 'Night Herons', shortName: 'NHE', manager: 'Mara Quill', mailbox: 'mara' },
  { name: 'Brass Monkeys', shortName: 'BRM', manager: 'Teo Brandt', mailbox: 'teo' },
  { name: 'Paper Lanterns', shortName: 'PLA', manager: 'Ines Falk', mailbox: 'ines' },
  { name: 'Copper Foxes', shortName: 'CFX', manager: 'Jude Okafor', mailbox: 'jude' },
  { name: 'Slow Thunder', shortName: 'SLT', manager: 'Petra Lindh', mailbox: 'petra' },
  { name: 'Velvet Anchors', shortName: 'VAN', manager: 'Ravi Menon', mailbox: 'ravi' },
] as const

export const demoAccounts = {
  password: 'lamplight-demo',
  people: [
    { email: 'olive@example.org', what: 'commissioner and owner' },
    ...TEAMS.slice(0, 2).map(({ mailbox, name }) => ({
      email: `${mailbox}@example.org`,
      what: `manager of ${name}`,
    })),
    { email: 'sam@example.org', what: 'spectator' },
  ],
}

/**
 * Makes the demo league through the app's own commands, once, on a database that has no league yet: six teams, a
 * round already finalized, one that is closed with ties in it, one that is open, income to come, talk, and a shop.
 * @returns whether the database holds the demo league
 */
export async function seedDemo(say: (sentence: string) => void): Promise<boolean> {
  const existing = await database().league.findMany({ select: { slug: true }, take: 50 })
  if (existing.length > 0) return existing.some((league) => league.slug === SLUG)
  say('Making the demo league (first time)')
  const league = await makeDemoLeague()
  await addPlayers(league)
  await playRounds(league)
  await setUpIncome(league)
  await talk(league)
  await stockShop(league)
  return true
}

/** Is the demo league in this database, with its well-known password? */
export async function hasDemo(): Promise<boolean> {
  return (await database().league.count({ where: { slug: SLUG } })) > 0
}

async function makeDemoLeague(): Promise<MadeLeague> {
  const { password } = demoAccounts
  const owner = await makeUser({ name: 'Olive Tamm', email: 'olive@example.org', password })
  const league = await makeLeague({
    owner,
    name: 'The Lamplight League',
    slug: SLUG,
    roster: ROSTER,
    currencies: [
      { code: 'FLN', name: 'Florins', symbol: 'ƒ', decimals: 1 },
      { code: 'TOK', name: 'Scout tokens', symbol: '', decimals: 0 },
    ],
    balances: { FLN: 1_000n, TOK: 20n },
    teams: TEAMS.map(({ name, shortName, manager, mailbox }) => ({
      name,
      shortName,
      manager: { name: manager, email: `${mailbox}@example.org`, password },
    })),
  })
  await joinLeague(league, {
    role: 'spectator',
    person: { name: 'Sam Weller', email: 'sam@example.org', password },
  })
  return league
}

async function addPlayers(league: MadeLeague) {
  const rows = demoPlayers().map((player) => [
    player.ref,
    player.name,
    player.shortName,
    player.position,
    player.club,
    player.price,
  ])
  const csv = csvText([['ref', 'name', 'short name', 'position', 'club', 'price'], ...rows])
  await importPlayers(league.scope, { csv, mapping: null, mode: 'import' })
}

async function playRounds(league: MadeLeague) {
  const { players } = await listPlayers(league.scope)
  const random = randomFrom(7)
  const pick =
    (count: number): Pick =>
    (from) =>
      from
        .map((player) => ({ player, order: random() }))
        .sort((a, b) => a.order - b.order)
        .slice(0, count)
        .map(({ player }) => [player, BigInt(Math.round(Number(player.basePrice) * (0.8 + random() * 0.7)))])
  const first = { name: 'Opening night', players: players.slice(0, 60), maxWins: 4, days: 1 }
  await finalize(league, await playRound(league, first, league.teams, pick(14)))
  await playTiedRound(league, 'The lantern lot', players.slice(60, 120))
  const second = { name: 'Round two: the long list', players: players.slice(120), maxWins: 6, days: 3 }
  // The first two teams are for whoever tries the demo: their sheets are still empty.
  await playRound(league, second, league.teams.slice(2), pick(18))
}
