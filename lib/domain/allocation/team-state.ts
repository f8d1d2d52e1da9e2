import type { Means, Standing } from './standing'
import { charge, copyStanding, spare, unfit } from './standing'

/**
 * A team in the course of an allocation. While a live tiebreaker is pending nobody knows what its teams
 * will have paid, so a team has three standings: `now`, with the tied amount and a slot kept back; and
 * `least` and `most`, between which every outcome of the pending ties lies. A bid that fits `most` fits
 * however the ties end; one that does not fit `least` never fits. Until a pending tie touches the team the
 * three are one and the same object.
 */
export interface TeamState {
  teamId: string
  means: Means
  now: Standing
  least: Standing
  most: Standing
  /** Pending ties that may still change what the team pays; bit i is the i-th tie. */
  waits: bigint
  /** Pending ties that the team is in. */
  ties: number
  /** Kept back for pending ties, in minor units. */
  reserved: number
  /** How much of that is above the tied amounts: what the team has raised by in ties where it leads. */
  raised: number
  /** What the team may go above its tied amounts without endangering a result that waits for nothing. */
  headroom: number
}

/** Fits however the pending ties end. */
export function surelyFits(team: TeamState, amount: number, position: number): boolean {
  return unfit(team.means, team.most, amount, position) === null
}

/** Fits in one outcome of the pending ties at least. */
export function mayFit(team: TeamState, amount: number, position: number): boolean {
  return unfit(team.means, team.least, amount, position) === null
}

/** A player won, whatever else happens. `drawn` is what comes out of the round's hold. */
export function chargeSurely(team: TeamState, price: number, drawn: number, position: number): void {
  for (const standing of new Set([team.least, team.now, team.most])) {
    charge(standing, price, drawn, position)
  }
  if (team.waits !== 0n) limitHeadroom(team)
}

export interface Doubt {
  amount: number
  /** Above the amount: raised in a live tiebreaker, and held by that. */
  raise?: number
  position: number
  /** Does the bid fit however the pending ties end? */
  sure: boolean
  /** The pending ties that it hangs on. */
  waits: bigint
}

/** A player won, or kept back for, as things stand; another outcome of `waits` may take him away. */
export function chargeForNow(team: TeamState, doubt: Doubt): void {
  part(team)
  charge(team.now, doubt.amount + (doubt.raise ?? 0), doubt.amount, doubt.position)
  chargePossibly(team, doubt)
}

/** A player not won as things stand, whom another outcome of `waits` would give to the team. */
export function chargePossibly(team: TeamState, doubt: Doubt): void {
  part(team)
  charge(team.most, doubt.amount + (doubt.raise ?? 0), doubt.amount, doubt.position)
  team.raised += doubt.raise ?? 0
  team.waits |= doubt.waits
  if (doubt.sure) limitHeadroom(team)
}

/** What is spare now comes on top of what it has raised by, for that is part of its way above the tied amounts. */
function limitHeadroom(team: TeamState): void {
  team.headroom = Math.min(team.headroom, spare(team.means, team.most) + team.raised)
}

function part(team: TeamState): void {
  if (team.now !== team.most) return
  team.least = copyStanding(team.now)
  team.most = copyStanding(team.now)
}
