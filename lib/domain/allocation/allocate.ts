import { breakTie } from './break-tie'
import type { Candidate, Decision } from './candidate'
import { type PlayerState, type RoundState, readInput } from './read-input'
import { spare, unfit } from './standing'
import {
  chargeForNow,
  chargePossibly,
  chargeSurely,
  type Doubt,
  mayFit,
  surelyFits,
  type TeamState,
} from './team-state'
import { traceStep } from './trace'
import {
  type AllocationBid,
  AllocationError,
  type AllocationInput,
  type AllocationResult,
  type Award,
  type PendingTie,
  type Refusal,
  type RefusalReason,
  type TeamOutcome,
} from './types'
import { WaitingList } from './waiting-list'

export interface AllocateOptions {
  /** Keep every step with each team's money and slots at it. Off by default: it costs memory. */
  trace?: boolean
}

/**
 * From sealed bids to awards. Pure and deterministic: the same input in any order gives the same result, on
 * the server, in the preview and in a browser that verifies the round.
 *
 * The highest bid of the whole round is looked at first. Equal bids for different players are looked at in
 * the seeded order of the players; equal bids for one player are a tie, and the tie chain decides among
 * those that fit. A bid that does not fit the team's money or slots is refused with the reason, and the
 * player goes to the next bid. The winner pays what he bid.
 *
 * A tie that is to be fought out live is left pending: the tied amount and a slot are kept back for every
 * tied team, the rest goes on, and whatever the outcome may change names the tie in `dependsOn`. With the
 * outcome in `tieResults` the allocation is run again from the start, and while others go on, with how they
 * stand in `liveTies`. Only ties without `dependsOn` are ready to be held.
 *
 * `maxBidsPerTeam` is a rule of the sheet and is not looked at here.
 * Errors: `AllocationError`, for an input that contradicts itself. Cost: linear in the bids.
 */
export function allocate(input: AllocationInput, options: AllocateOptions = {}): AllocationResult {
  return new Allocation(input, options).run()
}

class Allocation {
  private readonly input: AllocationInput
  private readonly options: AllocateOptions
  private readonly minimum: number
  private readonly bidStep: number
  private readonly round: RoundState
  private readonly waiting = new WaitingList()
  private readonly unusedTieResults: Set<string>
  private readonly result: AllocationResult = { awards: [], refusals: [], ties: [], teams: [], trace: [] }
  private step = -1

  constructor(input: AllocationInput, options: AllocateOptions) {
    this.input = input
    this.options = options
    this.minimum = Number(input.rules.minimumBid)
    this.bidStep = Number(input.rules.bidStep)
    this.round = readInput(input)
    this.unusedTieResults = new Set(this.round.tieResults.keys())
  }

  run(): AllocationResult {
    const { order, columns, players, teams } = this.round
    const rankAt = (place: number) => columns.player[order[place] as number] as number
    const amountAt = (place: number) => columns.amount[order[place] as number] as number
    for (let from = 0; from < order.length; ) {
      const rank = rankAt(from)
      const amount = amountAt(from)
      let to = from + 1
      while (to < order.length && rankAt(to) === rank && amountAt(to) === amount) to += 1
      const player = players[rank] as PlayerState
      if (player.closedAt < 0) this.lookAt(player, amount, from, to)
      else this.passBy(player, amount, from, to)
      from = to
    }
    for (const playerId of this.unusedTieResults) throw mismatch(playerId, 'no live tiebreaker is due')
    this.result.teams = teams.map(outcomeOf)
    return this.result
  }

  /** Decides on all bids of one amount for a player still to be had: places `from` to `to` (exclusive). */
  private lookAt(player: PlayerState, amount: number, from: number, to: number): void {
    this.step += 1
    const malformed = this.malformed(amount)
    const candidates: Candidate[] = []
    for (let place = from; place < to; place++) {
      candidates.push(this.candidateAt(place, player, amount, malformed))
    }
    const decision = this.enforceTieResult(player, candidates) ?? this.decide(player, candidates)
    if (this.options.trace) this.record(player, candidates, decision)
    for (const candidate of candidates) {
      if (candidate.refused) this.refuse(player, candidate, candidate.refused, candidate.inDoubt)
    }
    if (decision.kind === 'passed') return
    player.closedAt = this.step
    const fitting = candidates.filter(fits)
    player.mayFall = fitting.every(({ inDoubt }) => inDoubt)
    const losers =
      decision.kind === 'awarded'
        ? fitting.filter((candidate) => candidate !== decision.winner)
        : fitting.filter((candidate) => !decision.leaders.includes(candidate))
    for (const loser of losers) this.refuse(player, loser, 'lost_tie', player.waits !== 0n)
    if (decision.kind === 'awarded') this.award(player, decision)
    else this.keepTie(player, decision)
  }

  /** Refuses bids for a player who has gone to a higher one. */
  private passBy(player: PlayerState, amount: number, from: number, to: number): void {
    const { order, columns, teams, bids } = this.round
    const reason = this.malformed(amount) ?? 'outbid'
    let surelyTaken = !player.mayFall
    for (let place = from; place < to; place++) {
      const at = order[place] as number
      const bid = bids[at] as AllocationBid
      const team = teams[columns.team[at] as number] as TeamState
      if (player.mayFall && reason === 'outbid' && mayFit(team, amount, player.position)) {
        player.waits |= team.waits
        if (surelyFits(team, amount, player.position)) surelyTaken = true
        this.refuseForNow(player, team, bid.amount, reason)
      } else {
        this.result.refusals.push(refusalOf(player, team, bid.amount, player.closedAt, reason))
      }
    }
    player.mayFall = !surelyTaken
  }

  private candidateAt(
    place: number,
    player: PlayerState,
    amount: number,
    malformed: RefusalReason | null,
  ): Candidate {
    const at = this.round.order[place] as number
    const bid = this.round.bids[at] as AllocationBid
    const team = this.round.teams[this.round.columns.team[at] as number] as TeamState
    const { means, now } = team
    const refused = malformed ?? unfit(means, now, amount, player.position)
    const open = team.waits !== 0n && !malformed
    return {
      team,
      teamId: team.teamId,
      amount: bid.amount,
      submittedAt: bid.submittedAt,
      remaining: means.funds - now.spent,
      spendable: means.spendLimit - now.drawn,
      openSlots: means.openSlots - now.wins,
      refused,
      inDoubt:
        open &&
        (refused ? mayFit(team, amount, player.position) : !surelyFits(team, amount, player.position)),
    }
  }

  private malformed(amount: number): RefusalReason | null {
    if (amount < this.minimum) return 'below_minimum'
    return (amount - this.minimum) % this.bidStep === 0 ? null : 'off_step'
  }

  private decide(player: PlayerState, candidates: readonly Candidate[]): Decision {
    for (const { team, inDoubt } of candidates) if (inDoubt) player.waits |= team.waits
    const fitting = candidates.filter(fits)
    const [first] = fitting
    if (!first) return { kind: 'passed' }
    if (fitting.length === 1) return { kind: 'awarded', winner: first, price: first.amount }
    const draw = { seed: this.input.seed, playerId: player.playerId }
    const tie = breakTie(this.input.rules.tieChain, fitting, draw)
    if (tie.comparedMoney) for (const { team } of fitting) player.waits |= team.waits
    if (tie.decidedBy !== 'live_tiebreaker') {
      return { kind: 'awarded', winner: only(tie.leaders), price: first.amount, decidedBy: tie.decidedBy }
    }
    const gone = this.round.liveTies.get(player.playerId)?.withdrawnTeamIds ?? []
    const rest = breakTie(
      tie.rest,
      tie.leaders.filter(({ teamId }) => !gone.includes(teamId)),
      draw,
    )
    const fallback = { teamId: only(rest.leaders).teamId, decidedBy: rest.decidedBy }
    return { kind: 'tie_pending', leaders: tie.leaders, fallback }
  }

  /**
   * The decision of a live tiebreaker that has been held, if these are its bids. It stands even if a team
   * that lost it has since put the money into another tiebreaker and would not fit any more.
   * Errors: `tie_result_mismatch`.
   */
  private enforceTieResult(player: PlayerState, candidates: readonly Candidate[]): Decision | null {
    const { tieChain } = this.input.rules
    const result = this.round.tieResults.get(player.playerId)
    const winner = candidates.find(({ teamId }) => teamId === result?.winnerTeamId)
    if (!result || !winner || candidates.length === 1 || !tieChain.includes('live_tiebreaker')) return null
    const { playerId } = player
    const { leaders } = breakTie(tieChain, candidates.filter(fits), { seed: this.input.seed, playerId })
    if (player.waits !== 0n) throw mismatch(playerId, 'the tie itself waits for another')
    if (!leaders.includes(winner)) throw mismatch(playerId, `team ${winner.teamId} is not in the tie`)
    if (result.amount < winner.amount) throw mismatch(playerId, 'the price is below the tied amount')
    if (result.amount > BigInt(winner.remaining)) throw mismatch(playerId, 'the winner cannot pay it')
    this.unusedTieResults.delete(playerId)
    for (const candidate of candidates) candidate.inDoubt = false
    return { kind: 'awarded', winner, price: result.amount, decidedBy: 'live_tiebreaker' }
  }

  private award(player: PlayerState, decision: Decision & { kind: 'awarded' }): void {
    const { winner, price, decidedBy } = decision
    const { team } = winner
    const award: Award = { playerId: player.playerId, teamId: team.teamId, amount: price, step: this.step }
    if (decidedBy) award.decidedBy = decidedBy
    if (player.waits === 0n) {
      chargeSurely(team, Number(price), Number(winner.amount), player.position)
    } else {
      award.dependsOn = this.waiting.namesOf(player.waits)
      chargeForNow(team, this.doubt(player, winner.amount, !winner.inDoubt))
    }
    this.result.awards.push(award)
  }

  private keepTie(player: PlayerState, { leaders, fallback }: Decision & { kind: 'tie_pending' }): void {
    const tie: PendingTie = {
      playerId: player.playerId,
      teamIds: leaders.map(({ teamId }) => teamId),
      amount: only(leaders.slice(0, 1)).amount,
      step: this.step,
      fallback,
    }
    if (player.waits !== 0n) tie.dependsOn = this.waiting.namesOf(player.waits)
    this.result.ties.push(tie)
    const own = this.waiting.add(player.playerId)
    const lead = this.round.liveTies.get(player.playerId)?.lead
    for (const { team, teamId, amount, inDoubt } of leaders) {
      const raise = lead?.teamId === teamId ? Number(lead.amount - amount) : 0
      team.ties += 1
      team.reserved += Number(amount) + raise
      const doubt = this.doubt(player, amount, !inDoubt)
      chargeForNow(team, { ...doubt, raise, waits: doubt.waits | own })
    }
  }

  private refuse(player: PlayerState, candidate: Candidate, reason: RefusalReason, inDoubt: boolean): void {
    const { team, amount } = candidate
    if (inDoubt) this.refuseForNow(player, team, amount, reason)
    else this.result.refusals.push(refusalOf(player, team, amount, this.step, reason))
  }

  /** Refuses a bid that another outcome of the pending ties may still let win. */
  private refuseForNow(player: PlayerState, team: TeamState, amount: bigint, reason: RefusalReason): void {
    const step = player.closedAt < 0 ? this.step : player.closedAt
    const refusal = refusalOf(player, team, amount, step, reason)
    refusal.dependsOn = this.waiting.namesOf(player.waits)
    this.result.refusals.push(refusal)
    chargePossibly(team, this.doubt(player, amount, surelyFits(team, Number(amount), player.position)))
  }

  private record(player: PlayerState, candidates: readonly Candidate[], decision: Decision): void {
    const step = traceStep(this.step, player.playerId, candidates, decision)
    if (player.waits !== 0n) step.dependsOn = this.waiting.namesOf(player.waits)
    this.result.trace.push(step)
  }

  private doubt(player: PlayerState, amount: bigint, sure: boolean): Doubt {
    return { amount: Number(amount), position: player.position, sure, waits: player.waits }
  }
}

function fits(candidate: Candidate): boolean {
  return candidate.refused === null
}

function only<T>(items: readonly T[]): T {
  const [item] = items
  if (item === undefined) throw new Error('A tie without bids.')
  return item
}

function refusalOf(
  { playerId }: PlayerState,
  { teamId }: TeamState,
  amount: bigint,
  step: number,
  reason: RefusalReason,
): Refusal {
  return { playerId, teamId, amount, step, reason }
}

function outcomeOf({ teamId, means, now, ties, reserved, raised, headroom }: TeamState): TeamOutcome {
  const outcome: TeamOutcome = {
    teamId,
    spent: BigInt(now.spent - reserved),
    reserved: BigInt(reserved),
    wins: now.wins - ties,
    openSlots: means.openSlots - now.wins,
  }
  if (ties > 0) outcome.headroom = BigInt(Math.min(headroom, spare(means, now) + raised))
  return outcome
}

function mismatch(playerId: string, why: string): AllocationError {
  return new AllocationError('tie_result_mismatch', `The tie result for player ${playerId} is void: ${why}.`)
}
