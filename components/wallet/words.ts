import type { StatementFilter } from '@/lib/domain/statement/filter'
import { moneyKinds } from './kinds'

/** '9 March 2026' of '2026-03-09'. */
export const dayText = (day: string): string =>
  new Date(`${day}T12:00:00`).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })

export const lineCount = (count: number): string =>
  count === 1 ? '1 line' : `${count.toLocaleString('en-GB')} lines`

/** What a filter leaves, to follow 'is': 'an award, about Groß, between 1 and 9 March 2026'. */
export function filterWords(
  { kind, playerId, from, to }: StatementFilter,
  players: readonly { id: string; name: string }[],
): string {
  const word = kind && moneyKinds[kind].word.toLowerCase()
  const player = playerId && (players.find(({ id }) => id === playerId)?.name ?? 'this player')
  return [
    word && `${/^[aeiou]/.test(word) ? 'an' : 'a'} ${word}`,
    player && `about ${player}`,
    from && to && from !== to && `from ${dayText(from)} to ${dayText(to)}`,
    from && to && from === to && `of ${dayText(from)}`,
    from && !to && `of ${dayText(from)} or later`,
    to && !from && `of ${dayText(to)} or earlier`,
  ]
    .filter(Boolean)
    .join(', ')
}
