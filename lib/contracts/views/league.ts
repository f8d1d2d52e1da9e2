import { z } from 'zod'
import { amountText, currencySchema } from '../money'
import { rosterRulesSchema, roundRulesSchema, tieBreak } from '../round-rules'
import { id, instant } from './base'

export const role = z.enum(['owner', 'commissioner', 'manager', 'spectator'])
export type Role = z.infer<typeof role>

export const walletView = z.strictObject({
  id,
  leagueId: id,
  teamId: id,
  currencyId: id,
  /** available + held. */
  total: amountText,
  /** Null for everyone but the team's own people: what is held would tell a sealed bid. */
  available: amountText.nullable(),
  held: amountText.nullable(),
  /** How many lines its statement has. */
  postings: z.int(),
  /** It refuses every change of money until a commissioner unfreezes it. */
  frozen: z.boolean(),
  /** Of a frozen one: why, as all of the league was told. */
  frozenReason: z.string().optional(),
  /** How often it was frozen or unfrozen. */
  freezes: z.int(),
  /** Rises with every change that the viewer may know of: holds among them for the team's own people, else postings and freezes. */
  version: z.int(),
})
export type WalletView = z.infer<typeof walletView>

export const squadEntryView = z.strictObject({
  playerId: id,
  name: z.string(),
  shortName: z.string(),
  position: z.string(),
  club: z.string(),
  price: amountText,
  currencyId: id,
  acquiredAt: instant,
})
export type SquadEntryView = z.infer<typeof squadEntryView>

/** Places that a squad has beyond the league's roster; `position` null: for players of any position. */
export const extraPlaces = z.array(z.strictObject({ position: z.string().nullable(), slots: z.int() }))
export type ExtraPlaces = z.infer<typeof extraPlaces>

export const squadView = z.strictObject({
  teamId: id,
  version: z.int(),
  entries: z.array(squadEntryView),
  extra: extraPlaces,
})
export type SquadView = z.infer<typeof squadView>

export const playerView = z.strictObject({
  id,
  ref: z.string(),
  name: z.string(),
  shortName: z.string(),
  position: z.string(),
  club: z.string(),
  basePrice: amountText,
  owner: z.strictObject({ teamId: id, price: amountText, currencyId: id }).nullable(),
})
export type PlayerView = z.infer<typeof playerView>

export const roundState = z.enum(['draft', 'open', 'closed', 'resolving', 'finalized', 'cancelled'])
export type RoundState = z.infer<typeof roundState>

export const roundView = z.strictObject({
  id,
  leagueId: id,
  name: z.string(),
  currencyId: id,
  state: roundState,
  rules: roundRulesSchema,
  /** sha256 of the rules' canonical form, hex; null until the round opens. */
  rulesHash: z.string().nullable(),
  /** sha256 of the draw's seed, hex: shown before the close, so that the seed cannot be chosen afterwards. */
  drawCommitment: z.string(),
  /** Null until the close. */
  drawSeed: z.string().nullable(),
  closesAt: instant.nullable(),
  openedAt: instant.nullable(),
  closedAt: instant.nullable(),
  finalizedAt: instant.nullable(),
  cancelledAt: instant.nullable(),
  playerCount: z.int(),
  /** Null until the first awards: from then on while tiebreakers are still live, too. */
  awardCount: z.int().nullable(),
  version: z.int(),
})
export type RoundView = z.infer<typeof roundView>

export const bidLine = z.strictObject({ playerId: id, amount: amountText })
export type BidLine = z.infer<typeof bidLine>

export const bidSheetView = z.strictObject({
  roundId: id,
  teamId: id,
  draft: z.array(bidLine),
  submitted: z.array(bidLine.extend({ submittedAt: instant })),
  submittedAt: instant.nullable(),
  /** What the wallet holds for this sheet: the most that it can cost. */
  held: amountText,
  version: z.int(),
})
export type BidSheetView = z.infer<typeof bidSheetView>

export const awardView = z.strictObject({
  playerId: id,
  teamId: id,
  amount: amountText,
  decidedBy: tieBreak.nullable(),
  refundedAt: instant.nullable(),
})
export type AwardView = z.infer<typeof awardView>

export const teamView = z.strictObject({
  id,
  leagueId: id,
  name: z.string(),
  shortName: z.string(),
  managers: z.array(z.strictObject({ userId: id, name: z.string() })),
})
export type TeamView = z.infer<typeof teamView>

export const memberView = z.strictObject({
  id,
  userId: id,
  name: z.string(),
  role,
  teamId: id.nullable(),
})
export type MemberView = z.infer<typeof memberView>

/** Why a balance changed, for a toast or a line of activity. */
export const moneyKind = z.enum([
  'opening',
  'income',
  'adjustment',
  'award',
  'refund',
  'purchase',
  'reversal',
  'hold',
  'release',
  'freeze',
  'unfreeze',
])
export type MoneyKind = z.infer<typeof moneyKind>

export const leagueSummary = z.strictObject({
  id,
  slug: z.string(),
  name: z.string(),
  role,
  team: z.strictObject({ id, name: z.string(), shortName: z.string() }).nullable(),
  teamCount: z.int(),
  openRounds: z.int(),
})
export type LeagueSummary = z.infer<typeof leagueSummary>

/** The frame of every page of a league: who I am here, the teams, the currencies, the roster. */
export const leagueView = z.strictObject({
  id,
  slug: z.string(),
  name: z.string(),
  roster: rosterRulesSchema,
  currencies: z.array(currencySchema),
  me: z.strictObject({ userId: id, memberId: id, role, teamId: id.nullable() }),
  teams: z.array(
    teamView.extend({
      wallets: z.array(walletView),
      squadCount: z.int(),
      squadVersion: z.int(),
      extra: extraPlaces,
    }),
  ),
  rounds: z.array(roundView),
  playerCount: z.int(),
  playersVersion: z.int(),
  /** How many items its shop shows. */
  shopItems: z.int(),
})
export type LeagueView = z.infer<typeof leagueView>

export const activityItem = z.strictObject({
  id: z.string(),
  at: instant,
  kind: z.enum([
    'opening',
    'income',
    'adjustment',
    'award',
    'refund',
    'purchase',
    'reversal',
    'round_opened',
    'round_closed',
    'round_finalized',
    'round_cancelled',
  ]),
  /** What it was about: a player's or a round's name, or the reason given. */
  subject: z.string(),
  /** Signed; null where no money moved. */
  amount: amountText.nullable(),
  currencyId: id.nullable(),
  href: z.string().nullable(),
})
export type ActivityItem = z.infer<typeof activityItem>

export const holdView = z.strictObject({
  id,
  amount: amountText,
  createdAt: instant,
  round: z.strictObject({ id, name: z.string() }).nullable(),
  /** Set when the money stands behind a team's place in a tiebreaker. */
  tiebreaker: z.strictObject({ id, playerName: z.string() }).nullable(),
})
export type HoldView = z.infer<typeof holdView>

export const sessionView = z.strictObject({
  id,
  current: z.boolean(),
  device: z.string(),
  address: z.string(),
  createdAt: instant,
  lastSeenAt: instant,
})
export type SessionView = z.infer<typeof sessionView>
/** The same to whoever hears of it: which of them is his own, each browser knows. */
export const openedSessionView = sessionView.omit({ current: true })
export type OpenedSessionView = z.infer<typeof openedSessionView>

export const inviteView = z.strictObject({
  id,
  role,
  team: z.strictObject({ id, name: z.string() }).nullable(),
  uses: z.int(),
  maxUses: z.int(),
  createdAt: instant,
  expiresAt: instant,
})
export type InviteView = z.infer<typeof inviteView>
