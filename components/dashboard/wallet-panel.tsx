import Link from 'next/link'
import { FrozenNotice } from '@/components/money/frozen-badge'
import { Money } from '@/components/money/money'
import { ButtonLink } from '@/components/ui/button'
import { Meter, type MeterSegment } from '@/components/ui/meter'
import { Panel } from '@/components/ui/panel'
import { Stat, StatRow } from '@/components/ui/stat'
import { useCurrency, useLeague } from '@/hooks/leagues/league-context'
import { paths } from '@/lib/contracts/paths'
import type { WalletView } from '@/lib/contracts/views'

interface WalletPanelProps {
  wallet: WalletView
  /** What the squad cost in this currency. */
  spent: bigint
  /** How many players that bought. */
  bought: number
  /** The only wallet of the team: its figure is the one of the page. */
  alone: boolean
}

/** A team's money in one currency. Others than the team's own people see the total alone. */
export function WalletPanel({ wallet, spent, bought, alone }: WalletPanelProps) {
  const { slug } = useLeague()
  const currency = useCurrency(wallet.currencyId)
  const statement = paths.wallet(slug, wallet.id)
  return (
    <Panel
      title={alone ? 'Wallet' : currency.name}
      actions={
        <ButtonLink href={statement} size="sm" variant="ghost" aria-label={`Statement, ${currency.name}`}>
          Statement
        </ButtonLink>
      }
    >
      <div className="grid gap-5">
        {wallet.frozen && <FrozenNotice wallet={wallet} />}
        <StatRow>
          <Balance wallet={wallet} statement={statement} alone={alone} />
          <Stat
            label="Spent"
            value={<Money amount={String(spent)} currencyId={wallet.currencyId} />}
            note={boughtText(bought)}
          />
        </StatRow>
        <WalletMeter wallet={wallet} spent={spent} />
      </div>
    </Panel>
  )
}

/** Why others see no more than the total. */
const SEALED = 'Held is sealed, as bids are'

function boughtText(count: number): string {
  if (count === 0) return 'on nobody yet'
  return count === 1 ? 'on 1 player' : `on ${count} players`
}

type BalanceProps = Pick<WalletPanelProps, 'wallet' | 'alone'> & { statement: string }

function Balance({ wallet, statement, alone }: BalanceProps) {
  const { available, held, total, currencyId } = wallet
  const size = alone ? 'lg' : 'md'
  const first = alone ? 'max-sm:col-span-2' : undefined
  if (available === null || held === null) {
    const figure = <Money amount={total} currencyId={currencyId} />
    return <Stat label="Total" value={figure} size={size} className={first} note={SEALED} />
  }
  return (
    <>
      <Stat
        label="Available"
        value={<Money amount={available} currencyId={currencyId} />}
        size={size}
        className={first}
        note={
          <>
            of <Money amount={total} currencyId={currencyId} /> in all
          </>
        }
      />
      <Stat
        label="Held"
        value={<Money amount={held} currencyId={currencyId} />}
        note={
          BigInt(held) === 0n ? (
            'for no bid now'
          ) : (
            <Link href={`${statement}#holds`} className="hit underline underline-offset-3 hover:text-text">
              for your bids
            </Link>
          )
        }
      />
    </>
  )
}

function WalletMeter({ wallet, spent }: { wallet: WalletView; spent: bigint }) {
  const { available, held, total, currencyId } = wallet
  const part = (label: string, amount: string, look: Partial<MeterSegment>): MeterSegment => ({
    label,
    value: Number(amount),
    text: <Money amount={amount} currencyId={currencyId} compact />,
    ...look,
  })
  const left =
    available === null || held === null
      ? [part('Left', total, { tone: 'positive' })]
      : [
          part('Available', available, { tone: 'positive' }),
          part('Held', held, { tone: 'positive', hatched: true }),
        ]
  const segments = [...left, part('Spent', String(spent), { tone: 'neutral' })]
  return <Meter label="Money" segments={segments} />
}
