import { Money } from '@/components/money/money'
import { EmptyState } from '@/components/ui/empty-state'
import { List, ListItem } from '@/components/ui/list-row'
import { Panel } from '@/components/ui/panel'
import { RelativeTime } from '@/components/ui/relative-time'
import { useLeague } from '@/hooks/leagues/league-context'
import { useArrival } from '@/hooks/wallets/use-arrival'
import { paths } from '@/lib/contracts/paths'
import type { HoldView } from '@/lib/contracts/views'

/** What the wallet holds, each for which round or tiebreaker. For the team's own people. */
export function HoldsPanel({ holds, currencyId }: { holds: readonly HoldView[]; currencyId: string }) {
  const { slug } = useLeague()
  const panel = useArrival<HTMLElement>('holds')
  return (
    <Panel
      ref={panel}
      id="holds"
      title="Held"
      description="Set aside for submitted bids and tiebreakers: the most they can cost."
      flush
      className="scroll-mt-20"
    >
      {holds.length === 0 ? (
        <EmptyState className="py-6" title="Nothing is held" />
      ) : (
        <List label="Held">
          {holds.map(({ id, amount, createdAt, round, tiebreaker }) => (
            <ListItem
              key={id}
              title={tiebreaker ? `Tiebreaker for ${tiebreaker.playerName}` : (round?.name ?? 'Set aside')}
              href={
                tiebreaker
                  ? paths.tiebreaker(slug, tiebreaker.id)
                  : round
                    ? paths.round(slug, round.id)
                    : undefined
              }
              subtitle={
                <>
                  since <RelativeTime at={createdAt} />
                </>
              }
              trailing={<Money amount={amount} currencyId={currencyId} className="font-medium" />}
            />
          ))}
        </List>
      )}
    </Panel>
  )
}
