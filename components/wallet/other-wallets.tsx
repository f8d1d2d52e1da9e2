import { FrozenBadge } from '@/components/money/frozen-badge'
import { Money } from '@/components/money/money'
import { List, ListItem } from '@/components/ui/list-row'
import { Panel } from '@/components/ui/panel'
import { useLeague } from '@/hooks/leagues/league-context'
import { useWebSocketBalanceSync } from '@/hooks/wallets/use-web-socket-balance-sync'
import { paths } from '@/lib/contracts/paths'

/** The team's wallets in the league's other currencies, if it has more than one. */
export function OtherWallets({ teamId, walletId }: { teamId: string; walletId: string }) {
  const { slug, currencies } = useLeague()
  const others = useWebSocketBalanceSync(teamId).wallets.filter(({ id }) => id !== walletId)
  if (others.length === 0) return null
  return (
    <Panel title="Other wallets" flush>
      <List label="Other wallets">
        {others.map(({ id, currencyId, total, frozen }) => (
          <ListItem
            key={id}
            title={currencies.find((currency) => currency.id === currencyId)?.name ?? ''}
            href={paths.wallet(slug, id)}
            trailing={
              <>
                {frozen && <FrozenBadge />}
                <Money amount={total} currencyId={currencyId} className="font-medium" />
              </>
            }
          />
        ))}
      </List>
    </Panel>
  )
}
