import Link from 'next/link'
import { memo } from 'react'
import { Money } from '@/components/money/money'
import { cn } from '@/components/ui/cn'
import { Crest } from '@/components/ui/crest'
import { PositionBadge } from '@/components/ui/position-badge'
import { useLeague } from '@/hooks/leagues/league-context'
import { paths } from '@/lib/contracts/paths'
import type { PlayerView } from '@/lib/contracts/views'
import { playerColumns } from './player-columns'

/** One player: who he is, what he starts at, whose he is. A scroll draws only the rows that come in. */
export const PlayerRow = memo(function PlayerRow({ player }: { player: PlayerView }) {
  const { roster, me } = useLeague()
  const index = roster.positions.findIndex(({ code }) => code === player.position)
  const mine = player.owner !== null && player.owner.teamId === me.teamId
  return (
    <div className={cn(playerColumns, 'min-h-14.75 py-2', mine && 'mark')}>
      <PositionBadge
        code={player.position}
        index={index < 0 ? roster.positions.length : index}
        name={roster.positions[index]?.name}
      />
      <div className="min-w-0">
        <p className="truncate font-medium">{player.name}</p>
        <p className="truncate text-muted text-sm">
          {player.shortName !== player.name && player.shortName}
          <span className="md:hidden">{clubAfter(player)}</span>
        </p>
      </div>
      <p className="truncate text-muted max-md:hidden">{player.club}</p>
      <BasePrice amount={player.basePrice} />
      <Owner player={player} />
    </div>
  )
})

function clubAfter({ club, name, shortName }: PlayerView): string {
  return club && shortName !== name ? ` · ${club}` : club
}

function BasePrice({ amount }: { amount: string }) {
  const currencyId = useLeague().currencies[0]?.id
  if (!currencyId) return null
  return (
    <p className="figure text-right max-md:self-end">
      <Money amount={amount} currencyId={currencyId} className="max-md:hidden" />
      <Money amount={amount} currencyId={currencyId} compact className="md:hidden" />
    </p>
  )
}

function Owner({ player: { owner } }: { player: PlayerView }) {
  const { teams, slug } = useLeague()
  const team = owner && teams.find(({ id }) => id === owner.teamId)
  if (!owner || !team) {
    return <p className="text-muted text-sm max-md:self-start max-md:text-right">Free</p>
  }
  return (
    <div className="flex min-w-0 items-center gap-2.5 max-md:justify-end max-md:gap-1.5 max-md:self-start max-md:text-sm">
      <Crest name={team.name} seed={team.id} size="xs" />
      <Link
        href={paths.team(slug, team.id)}
        className="hit min-w-0 truncate rounded-xs hover:underline max-md:max-w-16 md:flex-1"
      >
        <span className="max-md:hidden">{team.name}</span>
        <span className="md:hidden">{team.shortName}</span>
      </Link>
      <Money amount={owner.price} currencyId={owner.currencyId} className="font-medium max-md:hidden" />
      <Money amount={owner.price} currencyId={owner.currencyId} compact className="font-medium md:hidden" />
    </div>
  )
}
