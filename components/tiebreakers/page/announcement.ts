import type { TiebreakerView } from '@/lib/contracts/views'

export interface Words {
  teamId: string | null
  teamName: (teamId: string) => string
  money: (amount: string) => string
}

/** What is spoken when a tiebreaker goes from one state to the next; null: it can wait until somebody looks. */
export function announcementOf(before: TiebreakerView, after: TiebreakerView, words: Words): string | null {
  if (after.version <= before.version) return null
  const said = [decided(before, after, words), clock(before, after), outbid(before, after, words)]
  return said.filter((sentence) => sentence !== null).join(' ') || null
}

function decided(before: TiebreakerView, after: TiebreakerView, { teamId, teamName, money }: Words) {
  if (after.state === before.state) return null
  if (after.state === 'cancelled') return 'The tiebreaker is cancelled.'
  if (after.state !== 'decided' || !after.outcome) return null
  const who = after.outcome.teamId === teamId ? 'You have' : `${teamName(after.outcome.teamId)} has`
  return `Decided: ${who} ${after.player.name} for ${money(after.outcome.amount)}.`
}

function clock(before: TiebreakerView, after: TiebreakerView) {
  if (before.state === 'open' && after.state === 'paused') return 'The clock is paused.'
  if (before.state === 'paused' && after.state === 'open') return 'The clock runs again.'
  const moved = before.closesAt !== null && after.closesAt !== null && after.closesAt > before.closesAt
  return moved && after.state === 'open' ? 'The time is extended.' : null
}

function outbid(before: TiebreakerView, after: TiebreakerView, { teamId, teamName, money }: Words) {
  if (teamId === null || before.leader?.teamId !== teamId) return null
  if (!after.leader || after.leader.teamId === teamId) return null
  return `You are outbid: ${teamName(after.leader.teamId)} bids ${money(after.leader.amount)}.`
}
