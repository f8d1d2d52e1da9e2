import Link from 'next/link'
import type { ReactNode } from 'react'
import { cn } from '@/components/ui/cn'
import { useLeague } from '@/hooks/leagues/league-context'
import { paths } from '@/lib/contracts/paths'
import type { StatementLine } from '@/lib/contracts/views'
import { noFilter } from '@/lib/domain/players-list/filter'
import { filterToQuery } from '@/lib/domain/players-list/query'
import { causePath } from '../money/cause-path'

export const linkClass =
  'hit rounded-xs underline decoration-line-strong underline-offset-3 hover:decoration-current'

interface LineCauseProps {
  line: StatementLine
  teamId: string
  onOpen: (transactionId: string) => void
}

/** What a line was for, each part of it a link; the reason as it was given, and who did it. */
export function LineCause({ line, teamId, onOpen }: LineCauseProps) {
  const { slug } = useLeague()
  const { player, round, tiebreakerId, reason, actor, reverses, reversedBy } = line
  const about = player ?? round
  const said = reason !== round?.name && reason !== player?.name
  const other = (id: string, text: string) => (
    <button type="button" className={linkClass} onClick={() => onOpen(id)}>
      {text}
    </button>
  )
  const notes: ReactNode[] = [
    said && about ? reason : null,
    tiebreakerId && (
      <Link href={paths.tiebreaker(slug, tiebreakerId)} className={linkClass}>
        tiebreaker
      </Link>
    ),
    reverses && other(reverses, 'what it takes back'),
    reversedBy && other(reversedBy, 'by what it was taken back'),
    actor && `by ${actor}`,
  ].filter(Boolean)
  return (
    <div className="min-w-0">
      <p className="break-words">
        {player && (
          <Link
            href={`${paths.players(slug)}?${filterToQuery({ ...noFilter, text: player.name })}`}
            className={cn(linkClass, 'font-medium')}
          >
            {player.name}
          </Link>
        )}
        {player && round && ' in '}
        {round && (
          <Link href={paths.round(slug, round.id)} className={linkClass}>
            {round.name}
          </Link>
        )}
        {!about && <Reason line={line} teamId={teamId} />}
      </p>
      {notes.length > 0 && (
        <p className="text-muted text-sm">
          {notes.map((note, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a fixed list that is never reordered
            <span key={index}>
              {index > 0 && ', '}
              {note}
            </span>
          ))}
        </p>
      )}
    </div>
  )
}

/** What brought money without a player or a round has a page of its own, too. */
function Reason({ line: { causeType, reason }, teamId }: Pick<LineCauseProps, 'line' | 'teamId'>) {
  const { slug } = useLeague()
  const href = causePath(slug, causeType, teamId)
  if (!href) return reason
  return (
    <Link href={href} className={linkClass}>
      {reason}
    </Link>
  )
}
